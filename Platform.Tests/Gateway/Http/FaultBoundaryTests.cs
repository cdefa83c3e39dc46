using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Http;

public sealed class FaultBoundaryTests
{
    public static TheoryData<Exception> FaultsThatPass =>
    [
        new UnavailableException(), new TimeoutException(), new OrleansException("No gateways available."), new SiloUnavailableException(),
        new TaskCanceledException(), new GatewayTooBusyException(), new LimitExceededException("MaxEnqueuedRequestsHardLimit", 5001, 5000, "a grain"),
    ];

    [Theory]
    [MemberData(nameof(FaultsThatPass))]
    public async Task A_cluster_that_cannot_be_reached_is_a_503_with_a_wait(Exception fault)
    {
        DefaultHttpContext context = await Answer(fault);
        Assert.Equal(503, context.Response.StatusCode);
        Assert.Equal("unavailable", context.AnswerJson().GetProperty("code").GetString());
        Assert.InRange(int.Parse(context.Response.Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture), 1, 5);
    }

    [Fact]
    public async Task Any_other_fault_is_a_500_that_tells_nothing()
    {
        DefaultHttpContext context = await Answer(new InvalidOperationException("SELECT secret FROM grain_state"));
        Assert.Equal(500, context.Response.StatusCode);
        Assert.Equal("internal_error", context.AnswerJson().GetProperty("code").GetString());
        Assert.DoesNotContain("SELECT", context.AnswerText(), StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", context.AnswerText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(413, "payload_too_large", 413)]
    [InlineData(408, "request_timeout", 408)]
    [InlineData(400, "malformed_json", 400)]
    public async Task A_body_that_cannot_be_read_is_the_callers_fault(int found, string code, int status)
    {
        DefaultHttpContext context = await Answer(new BadHttpRequestException("Bad chunk.", found));
        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(code, context.AnswerJson().GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_caller_who_went_away_gets_no_answer()
    {
        DefaultHttpContext context = Requests.To("GET", "/x");
        context.RequestAborted = new CancellationToken(canceled: true);
        await Boundary().Run(context, _ => throw new InvalidOperationException());
        Assert.Equal(499, context.Response.StatusCode);
        Assert.Empty(context.AnswerText());
    }

    private static async Task<DefaultHttpContext> Answer(Exception fault)
    {
        DefaultHttpContext context = Requests.To("GET", "/x");
        await Boundary().Run(context, _ => throw fault);
        return context;
    }

    private static FaultBoundary Boundary() => new(TimeProvider.System, NullLogger<FaultBoundary>.Instance);
}
