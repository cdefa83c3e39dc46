using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Gateway.Admission;

/// <summary>Counts what there was no place for.</summary>
internal static class AdmissionMeter
{
    /// <summary>Requests that were answered 503 at once.</summary>
    public static Counter<long> Shed { get; } =
        PlatformMeter.Instance.CreateCounter<long>("platform.requests.shed", "{request}", "Requests that were answered 503 because too many were in progress.");
}
