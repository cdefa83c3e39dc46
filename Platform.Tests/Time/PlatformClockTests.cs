using Platform.GrainInterfaces.Settings;
using Platform.GrainInterfaces.Time;

namespace Platform.Tests.Time;

public sealed class PlatformClockTests
{
    [Theory]
    [InlineData(null, "Production")]
    [InlineData("", "Production")]
    [InlineData(null, "Development")]
    public void Without_the_setting_it_is_the_systems(string? offset, string environment) =>
        Assert.Equal(TimeSpan.Zero, PlatformClock.FromSetting(offset, environment).Offset);

    [Theory]
    [InlineData("30.00:00:00", 30 * 24)]
    [InlineData("-02:00:00", -2)]
    public void It_is_moved_in_development(string offset, int hours)
    {
        var clock = PlatformClock.FromSetting(offset, "Development");
        TimeSpan ahead = clock.GetUtcNow() - TimeProvider.System.GetUtcNow();
        Assert.InRange(ahead, TimeSpan.FromHours(hours) - TimeSpan.FromMinutes(1), TimeSpan.FromHours(hours) + TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void It_is_refused_anywhere_else(string environment)
    {
        var refusal = Assert.Throws<SettingException>(() => PlatformClock.FromSetting("00:00:00", environment));
        Assert.Contains(PlatformClock.OffsetSetting, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("40000.00:00:00")]
    [InlineData("-40000.00:00:00")]
    [InlineData("-10675199.02:48:05.4775808")]
    public void What_is_no_sensible_span_is_refused(string offset) =>
        Assert.Throws<SettingException>(() => PlatformClock.FromSetting(offset, "Development"));
}
