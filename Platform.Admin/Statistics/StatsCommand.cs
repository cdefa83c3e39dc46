using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;
using Spectre.Console.Cli;

namespace Platform.Admin.Statistics;

/// <summary>Shows the counts.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Show how many users, sessions, bots, chats and commands there are, by tier, type and state; stats alone does the same.")]
[Example("stats")]
[Example("stats --watch")]
internal sealed class StatsCommand(Surroundings surroundings) : SessionCommand<StatsCommand.Settings>(surroundings)
{
    private const string PrivateChats = "  private";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Options.</summary>
    internal sealed class Settings : ConsoleSettings
    {
        /// <summary>Whether to go on showing them.</summary>
        [CommandOption("--watch")]
        [Description("Show them anew every second, until Ctrl-C; for a pipe as one JSON document a line.")]
        public bool Watch { get; init; }
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        if (!settings.Watch)
        {
            return Answer.Of(await AskAsync(session, cluster), counts => counts, ShowAll);
        }

        using Interruption interruption = Surroundings.Interruptible();
        RepeatedAnswer repeated = new(Surroundings.Terminal, settings.Json);
        while (!interruption.Pressed.IsCancellationRequested)
        {
            Result<PlatformCounts> counts = await AskAsync(session, cluster);
            if (counts.IsRefused)
            {
                return counts.Refusal;
            }

            repeated.Write(counts.Value, ShowOnScreen(counts.Value));
            await Task.Delay(Pause, Surroundings.Time, interruption.Pressed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return new Shown(ExitCodes.Done);
    }

    // Each reading has its own time to wait for an answer: a watch may last for days.
    private static Task<Result<PlatformCounts>> AskAsync(Secret session, ICluster cluster)
    {
        cluster.StartOver();
        return cluster.AskAsync((IStatisticsConsoleGrain statistics) => statistics.Show(session));
    }

    private static View ShowAll(PlatformCounts counts) =>
        counts.Commands.Top.IsEmpty ? Show(Rows(counts)) : new Stack(Show(Rows(counts)), TopCommands.Of(counts.Commands));

    // As much as a small screen has lines for, since a watch draws in its place: what can be told from the lines beside it is left out.
    private static Sheet ShowOnScreen(PlatformCounts counts) => Show(Rows(counts).Where(row => row[0] != PrivateChats));

    private static Sheet Show(IEnumerable<string[]> rows) => new(["What", "Count"], [.. rows]);

    private static IEnumerable<string[]> Rows(PlatformCounts counts) =>
    [
        Row("users", counts.Users.TotalCount),
        Row("  basic", counts.Users.BasicCount),
        Row("  trial", counts.Users.TrialCount),
        Row("  premium", counts.Users.PremiumCount),
        Row("  lifetime", counts.Users.LifetimeCount),
        Row("  active", counts.Users.ActiveCount),
        Row("  in a timeout", counts.Users.TimeoutCount),
        Row("  banned", counts.Users.BannedCount),
        Row("sessions", counts.Sessions.ActiveCount),
        Row("bots", counts.Bots.TotalCount),
        Row("  official", counts.Bots.OfficialCount),
        Row("  verified", counts.Bots.VerifiedCount),
        Row("  community", counts.Bots.CommunityCount),
        Row("  active", counts.Bots.ActiveCount),
        Row("chats", counts.Chats.TotalCount),
        Row("  public", counts.Chats.PublicCount),
        Row(PrivateChats, counts.Chats.PrivateCount),
        Row("  running", counts.Chats.RunningCount),
        Row("commands", counts.Commands.TotalCount),
        Row("  last 24 hours", counts.Commands.Last24hCount),
    ];

    private static string[] Row(string what, long count) => [what, count.ToString(CultureInfo.InvariantCulture)];
}
