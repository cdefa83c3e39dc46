using System.Runtime.CompilerServices;

namespace Platform.Grains.Limits;

/// <summary>Accepts at most a number of requests in any span of time of one length, exactly.</summary>
/// <remarks>
/// It remembers the instant of each accepted request until it is a whole window old. Two requests exactly one window apart lie in no common window, which is
/// open at one end. Time never runs backwards here: an earlier instant counts as the latest one seen. The number may change at any time; after it fell, nothing
/// is accepted until so many permits have come back that fewer than the new number are in use. Not safe for parallel use; its owner guards it.
/// <para>
/// Most callers are slow, and what they need lies in the window itself. Of the busy ones there are many, all of them long-lived: whatever they outgrow the
/// collector has moved and marked for nothing, so they outgrow little.
/// </para>
/// </remarks>
internal sealed class SlidingWindow
{
    // What a minute's limit needs at the most, for nearly all of them.
    private const int SmallestArray = 128;
    private const int Growth = 4;

    private readonly TimeSpan _window;
    private Few _few;
    private TimeSpan[]? _many;
    private int _oldest;
    private int _count;
    private int _limit;
    private TimeSpan _now = TimeSpan.MinValue;

    public SlidingWindow(int limit, TimeSpan window)
        : this(limit, window, [])
    {
    }

    /// <param name="limit">Requests accepted in any one window.</param>
    /// <param name="window">Length of the window.</param>
    /// <param name="accepted">The instants of requests that were accepted before, oldest first.</param>
    public SlidingWindow(int limit, TimeSpan window, ReadOnlySpan<TimeSpan> accepted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        Limit = limit;
        _window = window;
        _many = accepted.Length > Few.Capacity ? accepted.ToArray() : null;
        _count = accepted.Length;
        accepted.CopyTo(Places);
    }

    /// <summary>Requests accepted in any one window.</summary>
    public int Limit
    {
        get => _limit;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _limit = value;
        }
    }

    /// <summary>Length of the window.</summary>
    public TimeSpan Window => _window;

    // A ring: the oldest is at _oldest, and what follows the last place is the first.
    private Span<TimeSpan> Places => _many is { } many ? many : _few;

    /// <summary>Whether one request would be accepted; counts nothing.</summary>
    public bool CanTake(TimeSpan now)
    {
        Expire(now);
        return _count < Limit;
    }

    /// <summary>Accepts one request, or refuses it and counts nothing.</summary>
    public bool TryTake(TimeSpan now)
    {
        if (!CanTake(now))
        {
            return false;
        }

        if (_count == Places.Length)
        {
            Grow();
        }

        Span<TimeSpan> places = Places;
        places[Place(places, _count)] = _now;
        _count++;
        return true;
    }

    /// <summary>Requests that would be accepted at this instant.</summary>
    public int Remaining(TimeSpan now)
    {
        Expire(now);
        return Math.Max(0, Limit - _count);
    }

    /// <summary>How long until one more request is accepted than now; zero when no permit is in use.</summary>
    public TimeSpan UntilNextPermit(TimeSpan now)
    {
        Expire(now);
        Span<TimeSpan> places = Places;
        return _count == 0 ? TimeSpan.Zero : places[Place(places, Math.Max(0, _count - Limit))] + _window - _now;
    }

    /// <summary>The instants of the requests that are in the window now, oldest first.</summary>
    public TimeSpan[] Accepted(TimeSpan now)
    {
        Expire(now);
        var accepted = new TimeSpan[_count];
        CopyTo(accepted);
        return accepted;
    }

    /// <summary>The instants of the requests that are in the window now, without a copy of them; good until the next request.</summary>
    /// <param name="now">Now.</param>
    /// <param name="older">Oldest first.</param>
    /// <param name="newer">Those after them, oldest first.</param>
    public void ReadAccepted(TimeSpan now, out ReadOnlySpan<TimeSpan> older, out ReadOnlySpan<TimeSpan> newer)
    {
        Expire(now);
        Span<TimeSpan> places = Places;
        int untilEnd = Math.Min(_count, places.Length - _oldest);
        older = places.Slice(_oldest, untilEnd);
        newer = places[..(_count - untilEnd)];
    }

    private int Place(Span<TimeSpan> places, int index)
    {
        int place = _oldest + index;
        return place < places.Length ? place : place - places.Length;
    }

    private void Expire(TimeSpan now)
    {
        _now = now > _now ? now : _now;
        Span<TimeSpan> places = Places;
        while (_count > 0 && _now - places[_oldest] >= _window)
        {
            _oldest = Place(places, 1);
            _count--;
        }
    }

    private void Grow()
    {
        var larger = new TimeSpan[Math.Min(Limit, Math.Max(SmallestArray, _count * Growth))];
        CopyTo(larger);
        _many = larger;
        _oldest = 0;
    }

    private void CopyTo(TimeSpan[] target)
    {
        Span<TimeSpan> places = Places;
        for (int i = 0; i < _count; i++)
        {
            target[i] = places[Place(places, i)];
        }
    }

    [InlineArray(Capacity)]
    private struct Few
    {
        public const int Capacity = 8;

        private TimeSpan _first;
    }
}
