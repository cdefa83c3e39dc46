using Platform.Admin.Commands;

namespace Platform.Tests.Admin;

public sealed class TimeFormsTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("2h", 7_200)]
    [InlineData("7d", 604_800)]
    [InlineData("1d12h", 129_600)]
    public void A_duration_is_so_many_seconds(string text, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), TimeForms.Duration(text));

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("7")]
    [InlineData("7w")]
    [InlineData("-7d")]
    [InlineData("1.5h")]
    [InlineData("7 d")]
    [InlineData("999999999999d")]
    public void Anything_else_is_none(string text) => Assert.Null(TimeForms.Duration(text));

    [Theory]
    [InlineData("2026-12-01", "2026-12-01T00:00:00")]
    [InlineData("2026-12-01T18:30", "2026-12-01T18:30:00")]
    [InlineData("2026-12-01 18:30:15", "2026-12-01T18:30:15")]
    [InlineData("2026-12-01T18:30:00Z", "2026-12-01T18:30:00")]
    [InlineData("2026-12-01T18:30:00+02:00", "2026-12-01T16:30:00")]
    public void An_instant_is_utc_unless_it_says_otherwise(string text, string utc) =>
        Assert.Equal(DateTime.Parse(utc, null, System.Globalization.DateTimeStyles.None), TimeForms.Instant(text)!.Value.DateTime);

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("12/01/2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-12-01T25:00")]
    public void What_is_no_instant_is_none(string text) => Assert.Null(TimeForms.Instant(text));
}
