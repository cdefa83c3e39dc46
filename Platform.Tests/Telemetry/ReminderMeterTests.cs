using Platform.Grains.Time;

namespace Platform.Tests.Telemetry;

public sealed class ReminderMeterTests
{
    private static readonly DateTime First = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    [InlineData(3_600, 0)]
    [InlineData(7_205, 5)]
    [InlineData(-3, 0)]
    public void A_reminder_is_as_late_as_the_last_time_it_was_due_is_ago(int secondsAfterFirst, int late) =>
        Assert.Equal(TimeSpan.FromSeconds(late), ReminderMeter.LatenessOf(new TickStatus(First, Hour, First.AddSeconds(secondsAfterFirst))));
}
