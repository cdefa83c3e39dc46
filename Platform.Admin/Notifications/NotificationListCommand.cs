using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Notifications;

/// <summary>Lists the notifications to everybody.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("List the broadcasts that are kept, newest first.")]
[Example("notification list")]
[Example("notification list --json")]
internal sealed class NotificationListCommand(Surroundings surroundings) : SessionCommand<ConsoleSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((INotificationConsoleGrain notifications) => notifications.ListBroadcasts(session)),
        list => list.Broadcasts,
        Show);

    private static View Show(BroadcastList list) => list.Broadcasts.IsEmpty
        ? "No broadcasts."
        : new Sheet(
            ["Id", "Type", "Sent (UTC)", "By", "Title"],
            [.. list.Broadcasts.Select(one => new[] { $"{one.Id}", one.Type, UtcTime.InColumn(one.CreatedAt), $"{one.CreatedBy}", one.Title })],
            CutsLast: true);
}
