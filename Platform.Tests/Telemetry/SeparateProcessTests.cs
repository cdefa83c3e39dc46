using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>A silo without a gateway, and a gateway of its own.</summary>
public sealed class SeparateProcessTests
{
    [Fact]
    public async Task A_trace_crosses_processes_and_a_silo_that_nobody_can_ask_sends_its_metrics()
    {
        await using var collector = await Collector.StartAsync();
        using var folder = new TemporaryFolder();
        var options = collector.Tell(new PlatformOptions(folder.Path)
        {
            Database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync(),
            MoreArguments = ["--urls", "none"],
        });
        await using var silo = PlatformProcess.Launch(options);
        await ReadyLine.WaitAsync(silo, TimeSpan.FromSeconds(60));
        await using var codes = new GrainCodeReader(options);
        await using var gateway = GatewayProcess.Launch(options, codes);
        await gateway.UntilReadyAsync(TimeSpan.FromSeconds(30));

        var answer = (await gateway.Access.Visitor().RequestCodeAsync(Identity.Fresh())).ShouldBeOk();
        static bool IsInsert(ReceivedSpan span) => span.Statement.Contains("INSERT INTO grain_state", StringComparison.Ordinal);
        var trace = await collector.TraceAsync(answer.Header("X-Correlation-Id")!, spans => spans.Any(span => span.IsRequest) && spans.Any(IsInsert));
        Assert.Equal("platform-silo", trace.First(IsInsert).Service);
        var request = trace.First(IsInsert).Ancestors(trace).Last();
        Assert.True(request.IsRequest);
        Assert.Equal("platform-gateway", request.Service);

        await collector.UntilTextAsync("platform.limits.refused");
        await collector.UntilTextAsync("orleans-catalog-activations");
        var measured = await Measurements.ReadAsync(gateway.Access);
        Assert.Equal(1, measured.Sum("http_server_request_duration_seconds_count", ("http_route", "/authentication/request")));
        Assert.DoesNotContain(measured.LabelValues, value => value.Contains("Host=", StringComparison.Ordinal));
    }
}
