using System.Diagnostics;
using OpenTelemetry.Trace;
using Platform.Gateway.Telemetry;

namespace Platform.Tests.Telemetry;

public sealed class RequestSamplerTests
{
    private const string GrainCall = "IUserGrain/GetProfile";

    [Theory]
    [InlineData(ActivityTraceFlags.None)]
    [InlineData(ActivityTraceFlags.Recorded)]
    public void What_a_caller_wishes_does_not_count(ActivityTraceFlags wish)
    {
        Assert.Equal(SamplingDecision.Drop, Decide(0, RequestSampler.Request, wish));
        Assert.Equal(SamplingDecision.RecordAndSample, Decide(1, RequestSampler.Request, wish));
    }

    [Fact]
    public void What_belongs_to_a_request_goes_the_way_of_the_request()
    {
        Assert.Equal(SamplingDecision.RecordAndSample, Decide(0, GrainCall, ActivityTraceFlags.Recorded));
        Assert.Equal(SamplingDecision.Drop, Decide(1, GrainCall, ActivityTraceFlags.None));
    }

    [Fact]
    public void What_belongs_to_no_request_is_not_traced() =>
        Assert.Equal(SamplingDecision.Drop, new RequestSampler(1).ShouldSample(new SamplingParameters(default, ActivityTraceId.CreateRandom(), GrainCall, ActivityKind.Server)).Decision);

    [Fact]
    public void The_same_request_is_chosen_everywhere()
    {
        var chosen = 0;
        for (var request = 0; request < 4_000; request++)
        {
            var trace = ActivityTraceId.CreateRandom();
            var decision = Decide(0.25, RequestSampler.Request, ActivityTraceFlags.None, trace);
            Assert.Equal(decision, Decide(0.25, RequestSampler.Request, ActivityTraceFlags.Recorded, trace));
            chosen += decision == SamplingDecision.RecordAndSample ? 1 : 0;
        }

        // 1,000 are expected, with a deviation of 27.
        Assert.InRange(chosen, 780, 1_220);
    }

    private static SamplingDecision Decide(double ratio, string name, ActivityTraceFlags parent, ActivityTraceId? trace = null)
    {
        var id = trace ?? ActivityTraceId.CreateRandom();
        var above = new ActivityContext(id, ActivitySpanId.CreateRandom(), parent, isRemote: true);
        return new RequestSampler(ratio).ShouldSample(new SamplingParameters(above, id, name, ActivityKind.Server)).Decision;
    }
}
