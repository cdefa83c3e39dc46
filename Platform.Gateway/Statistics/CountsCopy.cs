using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Gateway.Statistics;

/// <summary>The gateway's copy of the counts, written for all who ask within a moment: four questions a second at the most, and none without a request.</summary>
internal sealed class CountsCopy
{
    // With the half second that a worker's reading lasts, and the second that a client may keep an answer, it is two seconds behind at most.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(0.5);

    private readonly SharedCopy<WrittenCounts> _copy;

    /// <summary>Creates the copy; the first request asks for it.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="clock">Measures its age.</param>
    public CountsCopy(IGrainFactory grains, TimeProvider clock) =>
        _copy = new SharedCopy<WrittenCounts>(
            async () => WrittenCounts.Of(await grains.GetGrain<IStatisticsGrain>(0).GetCounts()), Lifetime, Lifetime / 2, clock);

    /// <summary>The counts.</summary>
    /// <param name="cancellationToken">Ends the waiting for a fresh copy.</param>
    public ValueTask<WrittenCounts> Get(CancellationToken cancellationToken) => _copy.Get(cancellationToken);
}

/// <summary>The counts, and each part of them as it is sent.</summary>
/// <param name="Counts">The counts.</param>
/// <param name="Users">What is sent of users.</param>
/// <param name="Bots">What is sent of bots.</param>
/// <param name="Chats">What is sent of chats.</param>
internal sealed record WrittenCounts(PlatformCounts Counts, ReadyDocument Users, ReadyDocument Bots, ReadyDocument Chats)
{
    /// <summary>Writes the counts.</summary>
    /// <param name="counts">The counts.</param>
    public static WrittenCounts Of(PlatformCounts counts) =>
        new(counts, ReadyDocument.Of(counts.Users), ReadyDocument.Of(counts.Bots), ReadyDocument.Of(counts.Chats));
}
