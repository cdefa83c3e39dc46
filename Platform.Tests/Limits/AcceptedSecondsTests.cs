using CsCheck;
using Platform.Grains.Limits;

namespace Platform.Tests.Limits;

public sealed class AcceptedSecondsTests
{
    private static readonly Gen<TimeSpan> Pauses =
        Gen.OneOf(Gen.Const(0L), Gen.Long[1, 200_000_000], Gen.Const(TimeSpan.TicksPerSecond), Gen.Long[TimeSpan.TicksPerSecond - 5, TimeSpan.TicksPerSecond + 5]).Select(TimeSpan.FromTicks);

    [Fact]
    public void Instants_come_back_in_order_and_never_earlier_and_later_by_less_than_a_second() =>
        Gen.Select(Pauses.Array[0, 200], Pauses, Gen.Int[0, 200]).Sample((pauses, rest, cut) =>
        {
            TimeSpan now = TimeSpan.Zero;
            TimeSpan[] instants = [.. pauses.Select(pause => now += pause)];
            now += rest;
            cut = Math.Min(cut, instants.Length);
            cut = instants.Length > 0 ? Math.Max(1, cut) : 0;

            TimeSpan[] restored = AcceptedSeconds.Unpack(AcceptedSeconds.Pack(instants.AsSpan(0, cut), instants.AsSpan(cut), now), now);

            Assert.Equal(instants.Length, restored.Length);
            Assert.Equal(restored.Order(), restored);
            Assert.All(instants.Zip(restored), pair => Assert.InRange((pair.Second - pair.First).Ticks, 0, TimeSpan.TicksPerSecond - 1));
            Assert.All(restored, instant => Assert.True(instant <= now));
        });

    [Fact]
    public void Where_the_parts_meet_makes_no_difference()
    {
        TimeSpan[] instants = [.. Enumerable.Range(0, 50).Select(request => TimeSpan.FromSeconds(0.3) * request)];
        Assert.Single(Enumerable.Range(1, 50).Select(cut => AcceptedSeconds.Pack(instants.AsSpan(0, cut), instants.AsSpan(cut), TimeSpan.FromMinutes(1))).Distinct());
    }

    [Fact]
    public void The_hour_of_the_busiest_bot_is_packed_into_less_than_fifteen_kilobytes()
    {
        TimeSpan[] instants = [.. Enumerable.Range(0, 100_000).Select(request => TimeSpan.FromHours(1) / 100_000 * request)];
        Assert.InRange(AcceptedSeconds.Pack(instants, [], TimeSpan.FromHours(1)).Length, 5_000, 15_000);
    }

    [Theory]
    [InlineData("gA==")]
    [InlineData("no base64")]
    [InlineData("////////////////")]
    // Ages without a number, a number that no window holds, a second after it was packed.
    [InlineData("BQ==")]
    [InlineData("Bf///w8=")]
    [InlineData("BQECAQUB")]
    public void Something_else_is_not_taken_for_packed_seconds(string text) =>
        Assert.Throws<FormatException>(() => AcceptedSeconds.Unpack(text, TimeSpan.FromMinutes(1)));
}
