using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Users;

/// <summary>The console's door for users who come from a file or go into one (reference.md, section 10). Key 0.</summary>
[Alias("platform.users.transfer")]
public interface IUserTransferGrain : IGrainWithIntegerKey
{
    /// <summary>The most records of one <see cref="Import"/>.</summary>
    const int MostImported = 64;

    /// <summary>The most records of one <see cref="Export"/>; fewer are the end.</summary>
    const int MostExported = 500;

    /// <summary>How long a call may take, beyond which its outcome is unknown.</summary>
    const string LongestStep = "00:00:30";

    /// <summary>Makes accounts, each of which is decided for itself. Safe to repeat: whoever is there already stays as he is.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="users">Whom; <see cref="MostImported"/> at the most.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing; enters nothing into the audit log.</param>
    /// <returns>
    /// One answer a record, in their order, where a refusal names the columns to blame; or <see cref="ErrorCodes.Forbidden"/> and the like when the
    /// operator may import nobody.
    /// </returns>
    [Alias("import")]
    [ResponseTimeout(LongestStep)]
    Task<Result<ImmutableArray<Result<ImportedUser>>>> Import(Secret session, ImmutableArray<UserRecord> users, bool dryRun);

    /// <summary>The users whom the operator may see in full, in an order that does not change. The beginning is entered into the audit log.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="after">The last one of the part before; null to begin.</param>
    [Alias("export")]
    [ResponseTimeout(LongestStep)]
    Task<Result<UserExport>> Export(Secret session, UserId? after);
}

/// <summary>A part of all users.</summary>
/// <param name="Users">The users.</param>
/// <param name="Next">Where the next part begins; null at the end.</param>
[GenerateSerializer, Immutable, Alias("platform.users.export")]
public sealed record UserExport([property: Id(0)] ImmutableArray<UserRecord> Users, [property: Id(1)] UserId? Next);
