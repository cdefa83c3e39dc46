using Platform.Admin.Commands;
using Platform.Admin.Output;

namespace Platform.Tests.Admin;

/// <summary>The edges of what operators type for times; no time zone of a machine is ever asked.</summary>
public sealed class TypedTimeTests
{
    [Theory]
    [InlineData("10675199d", 10_675_199L * 86_400)]
    [InlineData("000090s", 90)]
    [InlineData("1d1h1m1s", 90_061)]
    [InlineData("30m30m", 3_600)]
    public void A_duration_is_exact_to_its_edge(string text, long seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), TimeForms.Duration(text));

    [Theory]
    [InlineData("10675200d")]
    [InlineData("999999999999999d999999999999999d999999999999999d999999999999999d999999999999999d999999999999999d999999999999999d999999999999999d")]
    [InlineData("9999999999999999s")]
    [InlineData("0d0h0m0s")]
    [InlineData("7D")]
    [InlineData("7d\n")]
    [InlineData("٧d")]
    [InlineData("+7d")]
    [InlineData("P7D")]
    [InlineData("07:00")]
    public void What_overflows_or_is_none_is_none(string text) => Assert.Null(TimeForms.Duration(text));

    [Theory]
    [InlineData("2026-03-29T02:30", "2026-03-29T02:30:00Z")]
    [InlineData("2011-12-30", "2011-12-30T00:00:00Z")]
    [InlineData("2026-12-01T18:30:00.25Z", "2026-12-01T18:30:00.25Z")]
    [InlineData("2026-12-01T00:15-03:30", "2026-12-01T03:45:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    [InlineData("2028-02-29", "2028-02-29T00:00:00Z")]
    public void An_hour_that_a_zone_leaves_out_is_an_hour_like_any_other(string text, string utc) =>
        Assert.Equal(utc, UtcTime.ForPrograms(TimeForms.Instant(text)!.Value));

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-12-01T18")]
    [InlineData("2026-12-01T18:30:00Z\n")]
    [InlineData("9999-12-31T23:59-14:00")]
    [InlineData("2026-12-01T18:30+25:00")]
    [InlineData("٢٠٢٦-12-01")]
    [InlineData("20261201")]
    [InlineData("18:30")]
    [InlineData("")]
    public void What_is_no_instant_of_the_calendar_is_none(string text) => Assert.Null(TimeForms.Instant(text));
}
