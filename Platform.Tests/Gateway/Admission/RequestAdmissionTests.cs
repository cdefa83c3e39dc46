using System.Diagnostics.Metrics;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Admission;

public sealed class RequestAdmissionTests
{
    private readonly RequestValve _valve = new(1, 0, TimeSpan.FromSeconds(3), TimeProvider.System);

    [Fact]
    public async Task A_request_has_a_place_until_it_is_answered()
    {
        int inside = 0;
        await Admit(Request(), _ =>
        {
            inside = _valve.Inside;
            return Task.CompletedTask;
        });
        Assert.Equal(1, inside);
        Assert.Equal(0, _valve.Inside);
    }

    [Fact]
    public async Task A_request_without_a_place_is_a_503_with_a_wait_and_goes_no_further()
    {
        await _valve.Enter(CancellationToken.None);
        DefaultHttpContext context = Request();
        await Admit(context, _ => throw new InvalidOperationException("It was served."));
        Assert.Equal(503, context.Response.StatusCode);
        Assert.Equal("unavailable", context.Code());
        Assert.InRange(int.Parse(context.Response.Headers.RetryAfter.ToString(), System.Globalization.CultureInfo.InvariantCulture), 1, 5);
        Assert.Equal(1, _valve.Inside);
    }

    [Fact]
    public async Task A_request_without_a_place_is_counted()
    {
        // Measurements are told where they are made, so this marks those of this test.
        var isMine = new AsyncLocal<bool> { Value = true };
        long counted = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument == AdmissionMeter.Shed)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, number, _, _) => counted += isMine.Value ? number : 0);
        listener.Start();
        await Admit(Request(), _ => Task.CompletedTask);
        Assert.Equal(0, counted);
        await _valve.Enter(CancellationToken.None);
        await Admit(Request(), _ => Task.CompletedTask);
        Assert.Equal(1, counted);
    }

    [Fact]
    public async Task What_needs_no_credential_needs_no_place()
    {
        await _valve.Enter(CancellationToken.None);
        bool isServed = false;
        await Admit(Requests.To("GET", "/health/live", new RouteAccess(CredentialRule.None)), _ =>
        {
            isServed = true;
            return Task.CompletedTask;
        });
        Assert.True(isServed);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task A_place_comes_back_whatever_goes_wrong(Type fault)
    {
        await Assert.ThrowsAsync(fault, () => Admit(Request(), _ => throw (Exception)Activator.CreateInstance(fault)!));
        Assert.Equal(0, _valve.Inside);
    }

    [Fact]
    public async Task A_request_that_is_being_answered_keeps_no_place()
    {
        DefaultHttpContext context = Request();
        var client = new Pipe(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 0));
        context.Response.Body = client.Writer.AsStream();
        Task answering = Admit(context, _ =>
        {
            Assert.Equal(1, _valve.Inside);
            return JsonAnswer.Write(context, new byte[100]);
        });
        Assert.False(answering.IsCompleted);
        Assert.Equal(0, _valve.Inside);

        client.Reader.AdvanceTo((await client.Reader.ReadAsync()).Buffer.End);
        await answering;
        Assert.Equal(0, _valve.Inside);
    }

    private static DefaultHttpContext Request() => Requests.To("GET", "/x", new RouteAccess(CredentialRule.Session));

    private Task Admit(HttpContext context, RequestDelegate next) =>
        new RequestAdmission(_valve, TimeProvider.System, NullLogger<RequestAdmission>.Instance).Run(context, next);
}
