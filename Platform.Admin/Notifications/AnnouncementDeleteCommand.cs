using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console.Cli;

namespace Platform.Admin.Notifications;

/// <summary>Takes an announcement away.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Take an announcement away; nobody sees it any more.")]
[Example("announcement delete 3")]
[Example("announcement delete 3 --yes --json")]
internal sealed class AnnouncementDeleteCommand(Surroundings surroundings) : SessionCommand<AnnouncementDeleteCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : DestructiveSettings
    {
        /// <summary>Which.</summary>
        [CommandArgument(0, "<ID>")]
        [Description("Its number, as announcement list shows it.")]
        public required string Id { get; init; }
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        long id = WholeNumber.Read<long>("ID", settings.Id)!.Value;
        Task<Result<AnnouncementView>> AskAsync(bool dryRun) =>
            cluster.AskAsync((IAnnouncementConsoleGrain announcements) => announcements.Delete(session, id, dryRun));

        if (settings.DryRun || MustAsk(settings))
        {
            Result<AnnouncementView> foreseen = await AskAsync(dryRun: true);
            if (settings.DryRun)
            {
                Facet target = AnnouncementWords.Target(id, foreseen.IsRefused ? null : foreseen.Value.Title);
                return foreseen.IsRefused
                    ? DryRun.Refused(target, foreseen.Refusal)
                    : DryRun.Allowed(target, new Facet(AnnouncementWords.When(foreseen.Value), foreseen.Value), Facet.None);
            }

            if (foreseen.IsRefused)
            {
                return foreseen.Refusal;
            }

            if (!await ConfirmsAsync($"Take announcement {id} ({foreseen.Value.Title}) away?"))
            {
                return Answer.NothingChanged;
            }
        }

        return Answer.Of(await AskAsync(dryRun: false), one => one, one => $"Announcement {one.Id} is taken away.");
    }
}
