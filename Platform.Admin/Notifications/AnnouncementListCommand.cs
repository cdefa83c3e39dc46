using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Notifications;

/// <summary>Lists the announcements.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("List the announcements, also those to come and those over.")]
[Example("announcement list")]
internal sealed class AnnouncementListCommand(Surroundings surroundings) : SessionCommand<ConsoleSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((IAnnouncementConsoleGrain announcements) => announcements.List(session)),
        list => list.Announcements,
        Show);

    private static View Show(AnnouncementList list) => list.Announcements.IsEmpty
        ? "No announcements."
        : new Sheet(
            ["Id", "Type", "Starts (UTC)", "Ends (UTC)", "Title"],
            [.. list.Announcements.Select(one => new[]
            {
                one.Id.ToString(CultureInfo.InvariantCulture),
                one.Type,
                UtcTime.InColumn(one.StartsAt),
                UtcTime.InColumn(one.EndsAt),
                one.Title,
            })],
            CutsLast: true);
}
