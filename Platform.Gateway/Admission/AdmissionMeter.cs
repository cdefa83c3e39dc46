using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Gateway.Admission;

/// <summary>Counts what is in progress, and what there was no place for.</summary>
internal static class AdmissionMeter
{
    private static long _inProgress;

    /// <summary>Requests that were answered 503 at once.</summary>
    public static Counter<long> Shed { get; } =
        PlatformMeter.Instance.CreateCounter<long>("platform.requests.shed", "{request}", "Requests that were answered 503 because too many were in progress.");

    /// <summary>Shows both.</summary>
    public static void Begin()
    {
        Shed.Add(0);
        _ = InProgress;
    }

    // Read when somebody asks: a counter that every request moves twice costs each of them more than finding its route.
    private static ObservableUpDownCounter<long> InProgress { get; } = PlatformMeter.Instance.CreateObservableUpDownCounter(
        "platform.requests.in_progress", () => Interlocked.Read(ref _inProgress), "{request}", "Requests with credentials that are in progress.");

    /// <summary>A request takes a place.</summary>
    public static void Enter() => Interlocked.Increment(ref _inProgress);

    /// <summary>A request gives its place back.</summary>
    public static void Leave() => Interlocked.Decrement(ref _inProgress);
}
