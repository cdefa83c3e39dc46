using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Notifications;

/// <summary>Announces something to everybody.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Announce something that all clients show, from a start to an end.")]
[Example("announcement create --title Maintenance --body tonight --type warning --ends 2026-12-02")]
[Example("announcement create --title Welcome --body hello --dry-run")]
internal sealed class AnnouncementCreateCommand(Surroundings surroundings) : SessionCommand<AnnouncementCreateCommand.Settings>(surroundings)
{
    /// <summary>Options.</summary>
    internal sealed class Settings : MessageSettings
    {
        /// <summary>From when on.</summary>
        [CommandOption("--starts <TIME>")]
        [Description("From when on it is shown: " + TimeForms.Instants + ". Default: now.")]
        public string? Starts { get; init; }

        /// <summary>Until when.</summary>
        [CommandOption("--ends <TIME>")]
        [Description("Until when it is shown. Default: until it is deleted.")]
        public string? Ends { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate()
        {
            ValidationResult message = base.Validate();
            if (!message.Successful)
            {
                return message;
            }

            if (Starts is not null && TimeForms.Instant(Starts) is null)
            {
                return ValidationResult.Error($"--starts takes {TimeForms.Instants}.");
            }

            return Ends is not null && TimeForms.Instant(Ends) is null
                ? ValidationResult.Error($"--ends takes {TimeForms.Instants}.")
                : ValidationResult.Success();
        }
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        NewAnnouncement announcement = new(
            settings.Title!,
            settings.Body!,
            settings.Type ?? NotificationTypes.Info,
            settings.Starts is null ? null : TimeForms.Instant(settings.Starts),
            settings.Ends is null ? null : TimeForms.Instant(settings.Ends));
        Result<AnnouncementView> created = await cluster.AskAsync(
            (IAnnouncementConsoleGrain announcements) => announcements.Create(session, announcement, settings.DryRun));
        if (settings.DryRun)
        {
            Facet target = AnnouncementWords.Target(id: null, settings.Title);
            return created.IsRefused
                ? DryRun.Refused(target, created.Refusal)
                : DryRun.Allowed(target, Facet.None, new Facet(AnnouncementWords.When(created.Value), created.Value));
        }

        return Answer.Of(created, one => one, one => $"Announcement {one.Id} is made, {AnnouncementWords.When(one)}.");
    }
}
