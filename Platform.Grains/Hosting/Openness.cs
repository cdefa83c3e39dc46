namespace Platform.Grains.Hosting;

/// <summary>For how long after a call a grain may be passed by, by those who find in memory what it would answer.</summary>
/// <remarks>
/// Not for ever: the runtime takes a grain that nobody calls for unused, lets it go after a quarter of an hour, and what it counted goes with it. Nor before the
/// first call: what nobody has called is not known to be in memory. Nor for the same time with each: grains that were called together would all be called
/// together again, minute after minute, and the collector would find all of them changed at once.
/// </remarks>
/// <param name="spread">A number of the grain's own, as a hash of its key, that sets its length apart from those of others.</param>
internal struct Openness(int spread)
{
    /// <summary>Much less than the runtime waits, and so long that hardly a call is left of somebody who calls often.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>How much shorter than <see cref="Longest"/> it may be.</summary>
    public static readonly TimeSpan Spread = TimeSpan.FromSeconds(15);

    private readonly TimeSpan _length = Longest - TimeSpan.FromTicks((uint)spread % Spread.Ticks);
    private TimeSpan? _since;

    /// <summary>The grain was called.</summary>
    public void Renew(TimeSpan now) => _since = now;

    /// <summary>The grain is about to leave memory, or must be called for another reason.</summary>
    public void Close() => _since = null;

    /// <summary>Whether it may be passed by.</summary>
    public readonly bool IsOpen(TimeSpan now) => _since is { } since && now - since < _length;
}
