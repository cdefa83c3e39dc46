namespace Platform.Grains.Hosting;

/// <summary>For how long after a call a grain may be passed by, by those who find in memory what it would answer.</summary>
/// <remarks>
/// Not for ever: the runtime takes a grain that nobody calls for unused, lets it go after a quarter of an hour, and what it counted goes with it. Nor before the
/// first call: what nobody has called is not known to be in memory.
/// </remarks>
internal struct Openness
{
    /// <summary>Much less than the runtime waits, and so long that hardly a call is left of somebody who calls often.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private TimeSpan? _since;

    /// <summary>The grain was called.</summary>
    public void Renew(TimeSpan now) => _since = now;

    /// <summary>The grain is about to leave memory, or must be called for another reason.</summary>
    public void Close() => _since = null;

    /// <summary>Whether it may be passed by.</summary>
    public readonly bool IsOpen(TimeSpan now) => _since is { } since && now - since < Length;
}
