using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>Who may read the metrics (reference.md, section 9). Both platforms trust the proxy on loopback.</summary>
[Collection(OnMeasured.Name)]
public sealed class MetricsPageTests(TracedPlatform open, QuietPlatform closed)
{
    private PlatformClient Local => new(open.Platform.Access.Address);

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/v1/metrics")]
    [InlineData("/Metrics/")]
    public async Task The_machine_itself_reads_them_without_a_credential(string path)
    {
        var answer = (await Local.GetAsync(path)).ShouldBeOk();
        Assert.Contains("\nplatform_acts_total{", answer.Text, StringComparison.Ordinal);
        Assert.Null(answer.Header("RateLimit"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("203.0.113.5")]
    [InlineData("2001:db8::5")]
    [InlineData("127.0.0.1, 203.0.113.5")]
    public async Task Through_a_trusted_proxy_the_address_of_the_client_decides(string client)
    {
        (await (Local with { ClientAddress = client }).GetAsync("/metrics")).ShouldBeProblem(404, "not_found");
        (await (Local with { ClientAddress = "::1" }).GetAsync("/metrics")).ShouldBeOk();
    }

    [Fact]
    public async Task To_everybody_else_there_is_no_such_path()
    {
        var stranger = open.Platform.Access.Stranger();
        var other = await stranger.GetAsync("/metricz");
        foreach (var answer in new[] { await stranger.GetAsync("/metrics"), await stranger.PostAsync("/metrics", new { }) })
        {
            answer.ShouldBeProblem(404, "not_found");
            Assert.Equal(Fixed(other), Fixed(answer));
            Assert.Equal(
                other.AllHeaders.Select(header => header.Key).Order(StringComparer.Ordinal), answer.AllHeaders.Select(header => header.Key).Order(StringComparer.Ordinal));
        }

        static string Fixed(PlatformResponse answer) => answer.Text
            .Replace(answer.Header("X-Correlation-Id")!, "", StringComparison.Ordinal)
            .Replace("/metricz", "/metrics", StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_read_and_nothing_else()
    {
        var answer = await Local.PostAsync("/metrics", new { });
        answer.ShouldBeProblem(405, "method_not_allowed");
        Assert.Equal("GET", answer.Header("Allow"));
        (await Local.GetAsync("/metrics/all")).ShouldBeProblem(404, "not_found");
    }

    [Theory]
    [InlineData(QuietPlatform.Watcher, true)]
    [InlineData("2001:db8:1::9", true)]
    [InlineData("192.0.3.7", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData(null, false)]
    public async Task Configured_networks_take_the_place_of_the_machine_itself(string? client, bool mayRead)
    {
        var answer = await new PlatformClient(closed.Platform.Access.Address) { ClientAddress = client }.GetAsync("/metrics");
        Assert.Equal(mayRead ? 200 : 404, answer.Status);
    }

    [Fact]
    public async Task Whoever_reads_them_is_no_part_of_what_he_reads()
    {
        const string requests = "http_server_request_duration_seconds_count";
        await Measurements.ReadAsync(open.Platform.Access);
        var before = await Measurements.ReadAsync(open.Platform.Access);
        var after = await Measurements.ReadAsync(open.Platform.Access);
        Assert.Equal(before.Sum(requests), after.Sum(requests));
    }

    [Fact]
    public async Task No_limit_counts_a_look_at_them()
    {
        var visitor = closed.Platform.Access.VisitorFrom("192.0.2.8");
        Assert.Null((await visitor.GetAsync("/metrics")).ShouldBeOk().Header("RateLimit"));
        Assert.Equal(119, LimitHeaders.Of((await visitor.GetAsync("/v1/statistics/users")).ShouldBeOk()).Remaining);
    }
}
