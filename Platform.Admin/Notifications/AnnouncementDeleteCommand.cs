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
internal sealed class AnnouncementDeleteCommand(Surroundings surroundings)
    : RemovalCommand<AnnouncementDeleteCommand.Settings, AnnouncementView>(surroundings)
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
    protected override Task<Result<AnnouncementView>> RemoveAsync(Removal removal, Settings settings, Secret session, ICluster cluster)
    {
        long id = WholeNumber.Read<long>("ID", removal.Which)!.Value;
        return cluster.AskAsync((IAnnouncementConsoleGrain announcements) => announcements.Delete(session, id, removal.DryRun));
    }

    /// <inheritdoc/>
    protected override string Named(Settings settings) => settings.Id;

    /// <inheritdoc/>
    protected override long IdOf(AnnouncementView removed) => removed.Id;

    /// <inheritdoc/>
    protected override Answer Rehearsed(string named, Result<AnnouncementView> foreseen)
    {
        Facet target = AnnouncementWords.Target(WholeNumber.Read<long>("ID", named), foreseen.IsRefused ? null : foreseen.Value.Title);
        return foreseen.IsRefused
            ? DryRun.Refused(target, foreseen.Refusal)
            : DryRun.Allowed(target, new Facet(AnnouncementWords.When(foreseen.Value), foreseen.Value), Facet.None);
    }

    /// <inheritdoc/>
    protected override string Question(AnnouncementView foreseen) => $"Take announcement {foreseen.Id} ({foreseen.Title}) away?";

    /// <inheritdoc/>
    protected override Answer Told(Result<AnnouncementView> removed) => Answer.Of(removed, one => one, one => $"Announcement {one.Id} is taken away.");
}
