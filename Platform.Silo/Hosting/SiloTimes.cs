namespace Platform.Silo.Hosting;

/// <summary>How fast a cluster notices that a part of it is gone (design.md, "Cluster").</summary>
internal static class SiloTimes
{
    /// <summary>A call without an answer for so long has an unknown outcome. Late calls are looked for once a second, so a caller waits up to one more.</summary>
    public static readonly TimeSpan Response = TimeSpan.FromSeconds(4.5);

    public static readonly TimeSpan Probe = TimeSpan.FromSeconds(2);

    /// <summary>Decides how long a frozen silo hurts.</summary>
    public static readonly TimeSpan LongestProbe = TimeSpan.FromSeconds(3);

    /// <summary>After a crash of everything, silos on other addresses wait for three of these before they pass over those that do not answer.</summary>
    public static readonly TimeSpan AliveReport = TimeSpan.FromSeconds(4);

    public const int MissedProbes = 2;

    /// <summary>
    /// A silo that leaves has told the gateways and consoles to send elsewhere, and goes on working for so long: calls on their way to it are not lost with its
    /// connections, and what it was asked gets its answer through it.
    /// </summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A silo that leaves has put its grains away, and passes on what still comes for them for so long. The others give up every call that they sent it once it is
    /// gone, even those that it has passed on.
    /// </summary>
    public static readonly TimeSpan PassingOn = TimeSpan.FromSeconds(2);
}
