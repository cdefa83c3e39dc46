using Microsoft.Extensions.Time.Testing;
using Platform.Grains.Statistics;

namespace Platform.Tests.Statistics;

/// <summary>A reading that is shared for a second: how often it is asked for, and how old it may be.</summary>
public sealed class KeptReadingTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly KeptReading<string> _reading;
    private TaskCompletionSource<string>? _late;
    private int _asked;

    public KeptReadingTests() => _reading = new KeptReading<string>(AskAsync, Second, _clock);

    [Fact]
    public async Task Within_a_second_nobody_asks_again()
    {
        Assert.Equal("1", await _reading.Get());
        _clock.Advance(0.999 * Second);
        Assert.Equal("1", await _reading.Get());
        _clock.Advance(0.001 * Second);
        Assert.Equal("2", await _reading.Get());
    }

    [Fact]
    public async Task Many_who_come_together_wait_for_one_question()
    {
        _late = new();
        Task<string>[] waiting = [.. Enumerable.Range(0, 100).Select(_ => _reading.Get())];
        Assert.Equal(1, _asked);
        _late.SetResult("answer");
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal("answer", answer));
    }

    [Fact]
    public async Task An_answer_counts_its_age_from_the_question()
    {
        _late = new();
        Task<string> first = _reading.Get();
        _clock.Advance(0.6 * Second);
        _late.SetResult("slow");
        Assert.Equal("slow", await first);
        _late = null;
        _clock.Advance(0.4 * Second);
        Assert.Equal("2", await _reading.Get());
    }

    [Fact]
    public async Task A_slow_answer_is_good_for_those_who_came_before_the_question_and_too_old_for_those_after()
    {
        _late = new();
        Task<string> before = _reading.Get();
        _clock.Advance(5 * Second);
        Task<string> after = _reading.Get();
        TaskCompletionSource<string> slow = _late;
        _late = null;
        slow.SetResult("slow");

        // He may as well get the next one, where that came before he went on.
        Assert.Contains(await before, new[] { "slow", "2" });
        Assert.Equal("2", await after);
    }

    [Fact]
    public async Task A_question_that_fails_is_asked_anew_by_the_next()
    {
        _late = new();
        Task<string> failing = _reading.Get();
        _late.SetException(new IOException());
        await Assert.ThrowsAsync<IOException>(() => failing);
        _late = null;
        Assert.Equal("2", await _reading.Get());
    }

    private Task<string> AskAsync()
    {
        _asked++;
        return _late?.Task ?? Task.FromResult($"{_asked}");
    }
}
