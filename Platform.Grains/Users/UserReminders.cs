using Microsoft.Extensions.Logging;

namespace Platform.Grains.Users;

/// <summary>Keeps one reminder for each deadline of a user. A missing one costs nothing but time: the upkeep wakes whoever is overdue.</summary>
internal sealed partial class UserReminders(UserGrain user, ILogger logger)
{
    private static readonly Dictionary<string, Func<UserState, DateTimeOffset?>> Deadlines = new(StringComparer.Ordinal)
    {
        ["subscription"] = UserDeadlines.Subscription,
        ["restriction"] = UserDeadlines.Restriction,
    };

    /// <summary>Orleans does not replay a missed tick, so it comes again until it was of use.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <summary>Makes the reminders fit the deadlines after a change.</summary>
    /// <param name="before">The user before.</param>
    /// <param name="after">The user as he is written down now.</param>
    /// <param name="now">The instant.</param>
    public async Task Follow(UserState before, UserState after, DateTimeOffset now)
    {
        foreach ((string name, Func<UserState, DateTimeOffset?> deadlineOf) in Deadlines)
        {
            if (deadlineOf(before) != deadlineOf(after))
            {
                await Set(name, deadlineOf(after), now);
            }
        }
    }

    /// <summary>After a reminder came: takes it away when nothing is left to remind of.</summary>
    /// <param name="name">Which one came.</param>
    /// <param name="state">The user as he is written down now.</param>
    /// <param name="now">The instant.</param>
    public Task Answer(string name, UserState state, DateTimeOffset now) =>
        Deadlines.TryGetValue(name, out Func<UserState, DateTimeOffset?>? deadlineOf) && deadlineOf(state) is { } later && later > now
            ? Task.CompletedTask
            : Set(name, deadline: null, now);

    private async Task Set(string name, DateTimeOffset? deadline, DateTimeOffset now)
    {
        try
        {
            if (deadline is { } end)
            {
                await user.RegisterOrUpdateReminder(name, end > now ? end - now : TimeSpan.Zero, Period);
            }
            else if (await user.GetReminder(name) is { } reminder)
            {
                await user.UnregisterReminder(reminder);
            }
        }
        catch (Exception fault)
        {
            // What was decided stands and is right by the clock; only the tidying comes later.
            LogUnfollowed(name, fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The reminder '{Name}' of a user could not be set; the upkeep will do its work.")]
    private partial void LogUnfollowed(string name, Exception fault);
}
