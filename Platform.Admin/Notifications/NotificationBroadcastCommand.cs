using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Notifications;

/// <summary>Tells everybody something.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Tell everybody something who has an account by now.")]
[Example("notification broadcast --title Rules --body changed")]
[Example("notification broadcast --title Outage --body over --type success --dry-run")]
internal sealed class NotificationBroadcastCommand(Surroundings surroundings) : SessionCommand<MessageSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(MessageSettings settings, Secret session, ICluster cluster)
    {
        Result<BroadcastView> sent = await cluster.AskAsync(
            (INotificationConsoleGrain notifications) => notifications.Broadcast(session, settings.Notification, settings.DryRun));
        if (settings.DryRun)
        {
            Facet target = NotificationWords.Target(id: null, settings.Title);
            return sent.IsRefused ? DryRun.Refused(target, sent.Refusal) : DryRun.Allowed(target, Facet.None, NotificationWords.Of(sent.Value));
        }

        return Answer.Of(sent, one => one, one => $"Broadcast {one.Id} is sent to everybody who has an account by now.");
    }
}
