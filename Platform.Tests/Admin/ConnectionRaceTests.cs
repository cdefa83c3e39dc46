using Microsoft.Extensions.Time.Testing;
using Platform.Admin.Connection;

namespace Platform.Tests.Admin;

public sealed class ConnectionRaceTests
{
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(1.5);

    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource<string> _first = new();
    private readonly TaskCompletionSource<string> _second = new();
    private readonly List<string> _tried = [];

    [Fact]
    public async Task The_first_alone_wins_when_it_works()
    {
        Task<string> race = Race();
        _first.SetResult("first");
        Assert.Equal("first", await race);
        Assert.Equal(["first"], _tried);
    }

    [Fact]
    public async Task A_failure_makes_room_at_once()
    {
        Task<string> race = Race();
        _first.SetException(new TimeoutException());
        _second.SetResult("second");
        Assert.Equal("second", await race);
    }

    [Fact]
    public async Task A_frozen_one_is_passed_over_after_its_head_start()
    {
        Task<string> race = Race();
        Assert.Equal(["first"], _tried);
        _clock.Advance(HeadStart);
        _second.SetResult("second");
        Assert.Equal("second", await race);
    }

    [Fact]
    public async Task The_first_may_still_win_after_its_head_start()
    {
        Task<string> race = Race();
        _clock.Advance(HeadStart);
        _first.SetResult("first");
        Assert.Equal("first", await race);
    }

    [Fact]
    public async Task When_all_fail_the_last_failure_is_told()
    {
        Task<string> race = Race();
        _first.SetException(new TimeoutException());
        _second.SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => race);
    }

    [Fact]
    public async Task Losers_are_told_to_stop()
    {
        CancellationToken told = default;
        Task<string> race = new ConnectionRace(_clock, HeadStart).RunAsync(
            [
                token =>
                {
                    told = token;
                    return _first.Task;
                },
                _ => _second.Task,
            ],
            CancellationToken.None);
        _clock.Advance(HeadStart);
        _second.SetResult("second");
        await race;
        Assert.True(told.IsCancellationRequested);
    }

    private Task<string> Race() => new ConnectionRace(_clock, HeadStart).RunAsync([Way("first", _first), Way("second", _second)], CancellationToken.None);

    private Func<CancellationToken, Task<string>> Way(string name, TaskCompletionSource<string> end) => _ =>
    {
        _tried.Add(name);
        return end.Task;
    };
}
