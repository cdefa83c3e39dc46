using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Platform.Gateway.Telemetry;

/// <summary>Traces a part of the requests, each from its beginning to its end, and nothing that the process does by itself.</summary>
/// <remarks>
/// The part is chosen by the trace id, so that gateways and silos with the same ratio choose the same requests. What a caller says in his <c>traceparent</c>
/// about being traced does not count: it costs the platform, not him.
/// </remarks>
/// <param name="ratio">The part, from 0 to 1.</param>
internal sealed class RequestSampler(double ratio) : Sampler
{
    /// <summary>What ASP.NET calls the beginning of a request.</summary>
    public const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    private readonly TraceIdRatioBasedSampler _part = new(ratio);

    /// <inheritdoc />
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) => samplingParameters.Name == Request
        ? _part.ShouldSample(samplingParameters)
        : new SamplingResult(samplingParameters.ParentContext.TraceFlags.HasFlag(ActivityTraceFlags.Recorded));
}
