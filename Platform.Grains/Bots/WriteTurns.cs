using Platform.GrainInterfaces.Bots;

namespace Platform.Grains.Bots;

/// <summary>When bots write down what they have used of their hourly limits.</summary>
/// <remarks>A few at a time: bots that are asked at the same time would all write at the same time, again and again. Those of one turn share commits.</remarks>
internal static class WriteTurns
{
    /// <summary>The longest wait: less than the five seconds of counts that a silo's death may cost (reference.md, section 1).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>How far turns are apart.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(250);

    /// <summary>How many turns there are until the first comes again.</summary>
    public static readonly int Count = (int)(Longest.Ticks / Apart.Ticks);

    /// <summary>Which turn is a bot's, from 0 on.</summary>
    public static int Of(BotId bot) => (int)(bot.Value % Count);

    /// <summary>How long until a turn comes.</summary>
    /// <param name="turn">The turn, from 0 on.</param>
    /// <param name="now">Now, by the clock that limits are measured with.</param>
    /// <returns>More than nothing, and <see cref="Longest"/> at the most.</returns>
    public static TimeSpan Until(int turn, TimeSpan now)
    {
        long left = ((turn * Apart.Ticks) - now.Ticks) % Longest.Ticks;
        return TimeSpan.FromTicks(left > 0 ? left : left + Longest.Ticks);
    }
}
