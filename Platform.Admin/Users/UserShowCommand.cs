using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>Shows a user with full details.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Show a user with full details.")]
[Example("user show alice")]
[Example("user show 17 --json")]
internal sealed class UserShowCommand(Surroundings surroundings) : SessionCommand<UserSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(UserSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((IUserConsoleGrain users) => users.Show(session, settings.User)),
        user => user,
        UserDetailsView.Of);
}
