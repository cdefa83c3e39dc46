using Platform.GrainInterfaces.Bots;

namespace Platform.Grains.Bots;

/// <summary>When a bot writes down what it has used of its hourly limit.</summary>
/// <remarks>A few at a time: bots that are asked at the same time would all write at the same time, again and again. Those of one turn share commits.</remarks>
internal static class WriteTurns
{
    /// <summary>The longest wait: less than the five seconds of counts that a silo's death may cost (reference.md, section 1).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    /// <summary>How far turns are apart.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(250);

    /// <summary>How long until a bot's next turn.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="now">Now, by the clock that limits are measured with.</param>
    /// <returns>More than nothing, and <see cref="Longest"/> at the most.</returns>
    public static TimeSpan Until(BotId bot, TimeSpan now)
    {
        long turn = bot.Value % (Longest.Ticks / Apart.Ticks) * Apart.Ticks;
        long left = (turn - now.Ticks) % Longest.Ticks;
        return TimeSpan.FromTicks(left > 0 ? left : left + Longest.Ticks);
    }
}
