using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Audit;

/// <summary>Lists entries of the audit log.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("List who did what to whom, newest first; refused attempts, too.")]
[Example("audit list")]
[Example("audit list --target alice --since 7d")]
[Example("audit list --actor bob --event user_ban --limit 10 --json")]
internal sealed class AuditListCommand(Surroundings surroundings) : SessionCommand<AuditListCommand.Settings>(surroundings)
{
    /// <summary>Options.</summary>
    internal sealed class Settings : ConsoleSettings
    {
        /// <summary>By whom.</summary>
        [CommandOption("--actor <USER>")]
        [Description("What this user did: an id or a username.")]
        public string? Actor { get; init; }

        /// <summary>To whom.</summary>
        [CommandOption("--target <USER>")]
        [Description("What was done to this user: an id or a username; the id of a deleted one, too.")]
        public string? Target { get; init; }

        /// <summary>What.</summary>
        [CommandOption("--event <EVENT>")]
        [Description("One event, such as USER_BAN, in any case.")]
        public string? Event { get; init; }

        /// <summary>Since when.</summary>
        [CommandOption("--since <TIME>")]
        [Description("Since " + TimeForms.Instants + "; or " + TimeForms.Durations + " ago.")]
        public string? Since { get; init; }

        /// <summary>How many.</summary>
        [CommandOption("--limit <NUMBER>")]
        [Description("Entries at the most: 1 to 1000. Default: 50.")]
        public string? Limit { get; init; }

        /// <summary>Where to go on.</summary>
        [CommandOption("--before <ID>")]
        [Description("Entries older than the one with this id, to go on behind a page.")]
        public string? Before { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate() => Since is null || TimeForms.Instant(Since) is not null || TimeForms.Duration(Since) is not null
            ? ValidationResult.Success()
            : ValidationResult.Error($"--since takes {TimeForms.Instants}; or {TimeForms.Durations}.");
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        AuditQuery query = new()
        {
            Actor = settings.Actor,
            Target = settings.Target,
            Event = settings.Event,
            Since = settings.Since is null ? null : TimeForms.Instant(settings.Since),
            Within = settings.Since is null ? null : TimeForms.Duration(settings.Since),
            Before = WholeNumber.Read<long>("--before", settings.Before),
            Limit = WholeNumber.Read<int>("--limit", settings.Limit) ?? AuditQuery.DefaultLimit,
        };
        return Answer.Of(
            await cluster.AskAsync((IAuditConsoleGrain audit) => audit.List(session, query)),
            list => list.Entries,
            list => Show(list, query.Limit));
    }

    private static View Show(AuditList list, int limit)
    {
        if (list.Entries.IsEmpty)
        {
            return "No entries.";
        }

        Sheet sheet = new(
            ["Id", "At (UTC)", "Event", "Outcome", "By", "Target", "Reason"],
            [.. list.Entries.Select(entry => new[]
            {
                $"{entry.Id}",
                UtcTime.InColumn(entry.CreatedAt),
                entry.Event,
                entry.Code is null ? entry.Outcome : $"{entry.Outcome}: {entry.Code}",
                entry.ActorId?.ToString(),
                $"{entry.TargetType} {entry.TargetId}",
                entry.Reason,
            })],
            CutsLast: true,
            ToneOf: row => list.Entries[row].Code is null ? Tone.Plain : Tone.Warning);
        return list.Entries.Length < limit ? sheet : new Stack(sheet, $"Older ones: --before {list.Entries[^1].Id}");
    }
}
