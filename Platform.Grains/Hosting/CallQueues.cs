using Orleans.Configuration;

namespace Platform.Grains.Hosting;

/// <summary>How many calls may wait for one grain, so that a hot one neither fills the silo's memory nor works for callers who have gone.</summary>
internal static class CallQueues
{
    /// <summary>Calls of one activation, running and waiting, at the most; the next fails at once.</summary>
    /// <remarks>
    /// A caller waits for at most five seconds, and a grain that writes does at most a thousand or two calls a second on a small machine: what stands further
    /// behind would be answered to nobody. It is also several times the largest burst that must be served (a thousand calls at once), and at some kilobytes a call
    /// a hot grain holds some tens of megabytes.
    /// </remarks>
    public const int MostOfGrain = 5_000;

    /// <summary>Sets the limit, also for each worker of a stateless grain.</summary>
    /// <param name="messaging">The silo's messaging.</param>
    public static void Limit(SiloMessagingOptions messaging)
    {
        messaging.MaxEnqueuedRequestsHardLimit = MostOfGrain;
        messaging.MaxEnqueuedRequestsHardLimit_StatelessWorker = MostOfGrain;
    }
}
