namespace Platform.Grains.Limits;

/// <summary>Accepts at most a number of requests in any span of time of one length, exactly.</summary>
/// <remarks>
/// It remembers the instant of each accepted request until it is a whole window old. Two requests exactly one window apart lie in no common window, which is
/// open at one end. Time never runs backwards here: an earlier instant counts as the latest one seen. Not safe for parallel use; a grain's turn guards it.
/// </remarks>
internal sealed class SlidingWindow
{
    private const int SmallestCapacity = 4;

    private readonly TimeSpan _window;
    private TimeSpan[] _accepted = [];
    private int _oldest;
    private int _count;
    private TimeSpan _now = TimeSpan.MinValue;

    public SlidingWindow(int limit, TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        Limit = limit;
        _window = window;
    }

    /// <summary>Requests accepted in any one window.</summary>
    public int Limit { get; }

    /// <summary>Length of the window.</summary>
    public TimeSpan Window => _window;

    /// <summary>Accepts one request, or refuses it and counts nothing.</summary>
    public bool TryTake(TimeSpan now)
    {
        Expire(now);
        if (_count == Limit)
        {
            return false;
        }

        if (_count == _accepted.Length)
        {
            Grow();
        }

        _accepted[(_oldest + _count) % _accepted.Length] = _now;
        _count++;
        return true;
    }

    /// <summary>Requests that would be accepted at this instant.</summary>
    public int Remaining(TimeSpan now)
    {
        Expire(now);
        return Limit - _count;
    }

    /// <summary>How long until the oldest permit in use comes back; zero when none is in use.</summary>
    public TimeSpan UntilNextPermit(TimeSpan now)
    {
        Expire(now);
        return _count == 0 ? TimeSpan.Zero : _accepted[_oldest] + _window - _now;
    }

    private void Expire(TimeSpan now)
    {
        _now = now > _now ? now : _now;
        while (_count > 0 && _now - _accepted[_oldest] >= _window)
        {
            _oldest = (_oldest + 1) % _accepted.Length;
            _count--;
        }
    }

    private void Grow()
    {
        var larger = new TimeSpan[Math.Min(Limit, Math.Max(SmallestCapacity, _accepted.Length * 2))];
        for (int i = 0; i < _count; i++)
        {
            larger[i] = _accepted[(_oldest + i) % _accepted.Length];
        }

        _accepted = larger;
        _oldest = 0;
    }
}
