using CsCheck;
using Platform.GrainInterfaces.Bots;
using Platform.Grains.Bots;

namespace Platform.Tests.Bots;

public sealed class WriteTurnsTests
{
    [Fact]
    public void A_turn_comes_within_four_seconds_and_never_at_once()
    {
        Gen.Select(Gen.Long[1, long.MaxValue], Gen.Long[0, TimeSpan.FromDays(400).Ticks]).Sample((bot, now) =>
        {
            var wait = WriteTurns.Until(WriteTurns.Of(new BotId(bot)), TimeSpan.FromTicks(now));
            Assert.True(wait > TimeSpan.Zero && wait <= TimeSpan.FromSeconds(4));
        });
    }

    [Fact]
    public void A_bot_keeps_its_turn_whenever_it_is_asked()
    {
        Gen.Select(Gen.Long[1, 1_000_000], Gen.Long[0, TimeSpan.FromDays(400).Ticks], Gen.Long[0, TimeSpan.FromDays(1).Ticks]).Sample((bot, now, later) =>
        {
            var first = now + WriteTurns.Until(WriteTurns.Of(new BotId(bot)), TimeSpan.FromTicks(now)).Ticks;
            var second = now + later + WriteTurns.Until(WriteTurns.Of(new BotId(bot)), TimeSpan.FromTicks(now + later)).Ticks;
            Assert.Equal(0, (second - first) % TimeSpan.FromSeconds(4).Ticks);
        });
    }

    [Fact]
    public void Bots_that_are_asked_together_write_at_sixteen_instants()
    {
        var waits = Enumerable.Range(1, 160).Select(bot => WriteTurns.Until(WriteTurns.Of(new BotId(bot)), TimeSpan.FromSeconds(1_000)));
        Assert.Equal(Enumerable.Repeat(10, 16), waits.GroupBy(wait => wait).Select(turn => turn.Count()));
    }
}
