using Microsoft.Extensions.Time.Testing;
using Platform.Admin.Connection;

namespace Platform.Tests.Admin;

public sealed class PatienceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task All_waits_together_take_no_longer_than_it_lasts()
    {
        Patience patience = new(_clock, 5 * Second);
        await patience.WaitAsync(_ => Finish(3 * Second), 5 * Second);
        Task<int> late = patience.WaitAsync(_ => new TaskCompletionSource<int>().Task, 5 * Second);
        _clock.Advance(1.9 * Second);
        Assert.False(late.IsCompleted);
        _clock.Advance(0.1 * Second);
        await Assert.ThrowsAsync<TimeoutException>(() => late);
    }

    [Fact]
    public async Task Time_between_waits_does_not_count()
    {
        Patience patience = new(_clock, 5 * Second);
        await patience.WaitAsync(_ => Finish(Second), 5 * Second);
        _clock.Advance(600 * Second);
        Assert.Equal(1, await patience.WaitAsync(_ => Finish(3 * Second), 5 * Second));
    }

    [Fact]
    public async Task Work_that_obeys_the_end_of_time_counts_as_late()
    {
        Patience patience = new(_clock, 5 * Second);
        Task<int> late = patience.WaitAsync(
            async token =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
                return 1;
            },
            2 * Second);
        _clock.Advance(2 * Second);
        await Assert.ThrowsAsync<TimeoutException>(() => late);
    }

    private async Task<int> Finish(TimeSpan after)
    {
        await Task.Yield();
        _clock.Advance(after);
        return 1;
    }
}
