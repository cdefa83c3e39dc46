using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Transfers;

/// <summary>Exports users.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Export users into a file that import users takes: an Owner all, an Admin those below him. It holds personal data, no secrets.")]
[Example("export users people.csv")]
[Example("export users - --format jsonl")]
internal sealed class ExportUsersCommand(Surroundings surroundings) : ExportCommand(surroundings, UserColumns.All)
{
    /// <inheritdoc/>
    protected override TimeSpan LongestStep { get; } = TimeSpan.Parse(IUserTransferGrain.LongestStep, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override Func<Task<Result<ExportPart>>> Walk(Secret session, ICluster cluster)
    {
        UserId? after = null;
        return async () =>
        {
            Result<UserExport> part = await cluster.AskAsync((IUserTransferGrain users) => users.Export(session, after));
            after = part.Value?.Next;
            return part.IsRefused ? part.Refusal : new ExportPart(part.Value.Users.Select(UserColumns.Write), after is null);
        };
    }
}
