using System.Collections.Frozen;
using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Moderation;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>Which items of a batch count, and what they add to the counts (reference.md, section 5, <c>POST /bot/batch</c>).</summary>
internal static class CommandBatches
{
    public const int LongestCommand = 64;
    public const int LongestGroupId = 256;
    public const long MostExecutions = 1_000_000;

    /// <summary>How far ahead of the platform's clock an execution may lie: clocks of bots differ.</summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);

    /// <summary>How old an execution may be.</summary>
    public static readonly TimeSpan MostBehind = TimeSpan.FromDays(7);

    /// <summary>Refuses a batch as a whole.</summary>
    public static Refusal? Refuse(CommandBatch batch) => batch.Commands.Length is >= 1 and <= CommandBatch.MostCommands
        ? null
        : Refusal.OfField("commands", $"Must hold 1 to {CommandBatch.MostCommands} items.");

    /// <summary>The users whose standing decides about items: those of all items that are right in themselves.</summary>
    public static FrozenSet<long> Users(CommandBatch batch, DateTimeOffset now) =>
        batch.Commands.Where(item => item.UserId is not null && Judge(item, now) is null).Select(item => item.UserId!.Value).ToFrozenSet();

    /// <summary>The batch as it is written down.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="standings">How the users of <see cref="Users"/> stand; without those that do not exist.</param>
    /// <param name="keptUntil">Until when its answer is given again.</param>
    /// <param name="now">The instant.</param>
    public static BatchState Count(CommandBatch batch, IReadOnlyDictionary<long, UserStanding> standings, DateTimeOffset keptUntil, DateTimeOffset now)
    {
        var rejected = ImmutableArray.CreateBuilder<RejectedCommand>();
        var tallies = new Dictionary<(string Command, DateTimeOffset Minute), long>();
        for (int index = 0; index < batch.Commands.Length; index++)
        {
            ReportedCommand item = batch.Commands[index];
            if ((Judge(item, now) ?? JudgeUser(item, standings)) is var (code, error))
            {
                rejected.Add(new RejectedCommand(index, code, error));
                continue;
            }

            (string, DateTimeOffset) key = (item.Command!, MinuteOf(item.Timestamp ?? now));
            tallies[key] = tallies.GetValueOrDefault(key) + item.Count!.Value;
        }

        return new BatchState
        {
            Fingerprint = batch.Fingerprint,
            Accepted = batch.Commands.Length - rejected.Count,
            Rejected = rejected.ToImmutable(),
            CreatedAt = batch.Bot.CreatedAt,
            UpdatedAt = batch.Bot.UpdatedAt,
            AnsweredAt = now,
            CommandTallies =
            [
                .. tallies.Select(tally => new CommandTally(batch.Bot.Id, batch.Bot.StatisticsEpoch, tally.Key.Command, tally.Key.Minute, tally.Value)),
            ],
            SweepAfter = keptUntil,
        };
    }

    private static (string Code, string Error)? Judge(ReportedCommand item, DateTimeOffset now)
    {
        string? complaint = item.Complaint ?? CommandProblem(item.Command) ?? CountProblem(item.Count) ?? UserProblem(item.UserId) ?? GroupProblem(item.GroupId);
        if (complaint is not null)
        {
            return (BatchItemCodes.ValidationFailed, complaint);
        }

        return item.Timestamp is { } executed && (executed > now + MostAhead || executed < now - MostBehind)
            ? (BatchItemCodes.TimestampOutOfRange, "timestamp lies more than 5 minutes ahead or 7 days back.")
            : null;
    }

    private static (string Code, string Error)? JudgeUser(ReportedCommand item, IReadOnlyDictionary<long, UserStanding> standings)
    {
        if (item.UserId is not { } user)
        {
            return null;
        }

        if (!standings.TryGetValue(user, out UserStanding? standing))
        {
            return (BatchItemCodes.UnknownUser, "There is no such user.");
        }

        return Restrictions.RefuseCommands(standing.Restriction) is null
            ? null
            : (BatchItemCodes.UserRestricted, "The user is banned or in a timeout.");
    }

    private static string? CommandProblem(string? command) => command switch
    {
        null => "command is required.",
        { Length: < 1 or > LongestCommand } => $"command must have 1 to {LongestCommand} characters.",
        _ => ReasonRules.IsPlainText(command) ? null : "command must not hold control characters.",
    };

    private static string? CountProblem(long? count) => count switch
    {
        null => "count is required.",
        < 1 or > MostExecutions => $"count must be a whole number from 1 to {MostExecutions}.",
        _ => null,
    };

    private static string? UserProblem(long? user) => user is < 1 ? "user_id must be a positive whole number." : null;

    private static string? GroupProblem(string? group) => group switch
    {
        null => null,
        { Length: < 1 or > LongestGroupId } => $"group_id must have 1 to {LongestGroupId} characters.",
        _ => ReasonRules.IsPlainText(group) ? null : "group_id must not hold control characters.",
    };

    private static DateTimeOffset MinuteOf(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
