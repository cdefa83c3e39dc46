using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console.Cli;

namespace Platform.Admin.Notifications;

/// <summary>Tells one user something.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Tell one user something.")]
[Example("notification send alice --title Welcome --body hello")]
[Example("notification send 17 --title Payment --body failed --type error --json")]
internal sealed class NotificationSendCommand(Surroundings surroundings) : SessionCommand<NotificationSendCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : MessageSettings
    {
        /// <summary>Whom.</summary>
        [CommandArgument(0, "<USER>")]
        [Description("An id or a username.")]
        public required string User { get; init; }
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        Result<NotificationView> sent = await cluster.AskAsync(
            (INotificationConsoleGrain notifications) => notifications.Send(session, settings.User, settings.Notification, settings.DryRun));
        if (settings.DryRun)
        {
            Facet target = UserFacet.Named(settings.User);
            return sent.IsRefused ? DryRun.Refused(target, sent.Refusal) : DryRun.Allowed(target, Facet.None, NotificationWords.Of(sent.Value));
        }

        return Answer.Of(sent, one => one, one => $"Notification {one.Id} is sent to {settings.User}.");
    }
}
