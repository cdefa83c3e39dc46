using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Platform.Gateway.Notifications;
using Platform.Tests.Gateway.Fakes;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Gateway.Notifications;

public sealed class BroadcastWatchTests
{
    private readonly FakeGrains _grains = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly BroadcastWatch _watch;

    public BroadcastWatchTests() => _watch = new BroadcastWatch(_grains, _clock, NullLogger<BroadcastWatch>.Instance);

    private FakeBroadcastBoard Board => _grains.BroadcastBoard;

    [Fact]
    public async Task All_streams_are_stirred_by_a_new_version()
    {
        StreamAgenda[] streams = [new(), new()];
        Array.ForEach(streams, _watch.Add);
        await StirredAsync(streams[0]);
        Board.Version = 1;
        await UntilAskedAsync(Board.Questions + 1);
        await Task.WhenAll(streams.Select(StirredAsync));
    }

    [Fact]
    public async Task The_same_version_stirs_nobody()
    {
        var stream = new StreamAgenda();
        _watch.Add(stream);
        await StirredAsync(stream);
        await UntilAskedAsync(5);
        Assert.False(stream.Take(CancellationToken.None).AsTask().IsCompleted);
    }

    [Fact]
    public async Task One_question_a_second_is_enough_for_all_streams()
    {
        for (int stream = 0; stream < 100; stream++)
        {
            _watch.Add(new StreamAgenda());
        }

        await Eventually.TrueAsync(() => Board.Questions == 1, TimeSpan.FromSeconds(10), () => "nobody asked");
        await UntilAskedAsync(2);
        Assert.InRange(Board.Questions, 2, 3);
    }

    [Fact]
    public async Task Without_streams_nobody_asks()
    {
        var stream = new StreamAgenda();
        _watch.Add(stream);
        await StirredAsync(stream);
        _watch.Remove(stream);
        for (int second = 0; second < 10; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(1, Board.Questions);
    }

    [Fact]
    public async Task A_stream_that_comes_after_all_others_went_is_stirred_as_they_were()
    {
        var gone = new StreamAgenda();
        _watch.Add(gone);
        await StirredAsync(gone);
        _watch.Remove(gone);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var stream = new StreamAgenda();
        _watch.Add(stream);
        Board.Version = 1;
        await UntilAskedAsync(Board.Questions + 1);
        await StirredAsync(stream);
        Assert.False(gone.Take(CancellationToken.None).AsTask().IsCompleted);
    }

    [Fact]
    public async Task A_board_that_was_away_is_asked_again()
    {
        Board.IsAway = true;
        var stream = new StreamAgenda();
        _watch.Add(stream);
        await UntilAskedAsync(2);
        Board.IsAway = false;
        await UntilAskedAsync(Board.Questions + 1);
        await StirredAsync(stream);
    }

    private static async Task StirredAsync(StreamAgenda stream)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        Assert.Equal(StreamWork.Read, await stream.Take(timeout.Token));
    }

    private Task UntilAskedAsync(int times) => Eventually.TrueAsync(
        () =>
        {
            if (Board.Questions >= times)
            {
                return true;
            }

            _clock.Advance(TimeSpan.FromSeconds(1));
            return false;
        },
        TimeSpan.FromSeconds(10),
        () => $"asked {Board.Questions} times");
}
