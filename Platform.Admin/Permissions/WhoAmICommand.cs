using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Permissions;

/// <summary>Shows whose session the console uses.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Show who you are signed in as.")]
[Example("whoami")]
[Example("whoami --json")]
internal sealed class WhoAmICommand(Surroundings surroundings) : SessionCommand<ConsoleSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((IPermissionConsoleGrain permissions) => permissions.WhoAmI(session)),
        profile => profile,
        UserCard.Of);
}
