using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Transfers;

/// <summary>Imports users.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Import users from a file; safe to repeat: whoever is there already is passed over.")]
[Example("import users people.csv --dry-run")]
[Example("import users people.csv --report bad.csv")]
[Example("import users - --format jsonl")]
internal sealed class ImportUsersCommand(Surroundings surroundings) : ImportCommand<ImportSettings, UserRecord, ImportedUser>(surroundings)
{
    /// <inheritdoc/>
    protected override ImportKind<UserRecord, ImportedUser> Kind { get; } =
        new("users", UserColumns.All, UserColumns.Required, UserColumns.Read, UserColumns.Unique, user => user.WasThere);

    /// <inheritdoc/>
    protected override int AtOnce => IUserTransferGrain.MostImported;

    /// <inheritdoc/>
    protected override TimeSpan LongestStep { get; } = TimeSpan.Parse(IUserTransferGrain.LongestStep, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override Task<Result<ImmutableArray<Result<ImportedUser>>>> AskAsync(
        ImportSettings settings, Secret session, ICluster cluster, ImmutableArray<UserRecord> records) =>
        cluster.AskAsync((IUserTransferGrain users) => users.Import(session, records, settings.DryRun));
}
