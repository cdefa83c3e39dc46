namespace Platform.Grains.Limits;

/// <summary>Accepts at most a number of requests in any span of time of one length, exactly.</summary>
/// <remarks>
/// It remembers the instant of each accepted request until it is a whole window old. Two requests exactly one window apart lie in no common window, which is
/// open at one end. Time never runs backwards here: an earlier instant counts as the latest one seen. The number may change at any time; after it fell, nothing
/// is accepted until so many permits have come back that fewer than the new number are in use. Not safe for parallel use; a grain's turn guards it.
/// </remarks>
internal sealed class SlidingWindow
{
    private const int SmallestCapacity = 4;

    private readonly TimeSpan _window;
    private TimeSpan[] _accepted;
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
        _accepted = accepted.ToArray();
        _count = accepted.Length;
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

        if (_count == _accepted.Length)
        {
            Grow();
        }

        _accepted[Place(_count)] = _now;
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
        return _count == 0 ? TimeSpan.Zero : _accepted[Place(Math.Max(0, _count - Limit))] + _window - _now;
    }

    /// <summary>The instants of the requests that are in the window now, oldest first.</summary>
    public TimeSpan[] Accepted(TimeSpan now)
    {
        Expire(now);
        var accepted = new TimeSpan[_count];
        CopyTo(accepted);
        return accepted;
    }

    private int Place(int index) => (_oldest + index) % _accepted.Length;

    private void Expire(TimeSpan now)
    {
        _now = now > _now ? now : _now;
        while (_count > 0 && _now - _accepted[_oldest] >= _window)
        {
            _oldest = Place(1);
            _count--;
        }
    }

    private void Grow()
    {
        var larger = new TimeSpan[Math.Min(Limit, Math.Max(SmallestCapacity, _accepted.Length * 2))];
        CopyTo(larger);
        _accepted = larger;
        _oldest = 0;
    }

    private void CopyTo(TimeSpan[] target)
    {
        for (int i = 0; i < _count; i++)
        {
            target[i] = _accepted[Place(i)];
        }
    }
}
