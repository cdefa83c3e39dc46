using System.Globalization;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>Health and meta (reference.md, section 9): open to all, and telling no more than they must.</summary>
public abstract class MetaTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs")]
    [InlineData("/")]
    public async Task Anyone_may_ask(string path) => (await Platform.Stranger().GetAsync(path)).ShouldBeOk();

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health")]
    public async Task Health_answers_with_the_prefix_too(string path) => (await Platform.Stranger().GetAsync("/v1" + path)).ShouldBeOk();

    [Fact]
    public async Task Health_tells_how_the_cluster_stands()
    {
        var health = (await Platform.Stranger().GetAsync("/health")).Json;
        health.ShouldHaveExactly("status", "database", "cluster", "started_at", "version", "errors");
        Assert.NotEmpty(health.Text("version")!);
        Assert.True(health.Time("started_at") <= DateTimeOffset.UtcNow);
        Assert.Equal(0, health.GetProperty("errors").GetArrayLength());
        health.GetProperty("cluster").ShouldHaveExactly("silos");
        var silo = Assert.Single(health.GetProperty("cluster").GetProperty("silos").EnumerateArray());
        silo.ShouldHaveExactly("name", "address", "status");
        Assert.Equal("active", silo.Text("status"), ignoreCase: true);
        Assert.Contains(Options.SiloPort.ToString(CultureInfo.InvariantCulture), silo.Text("address"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_page_and_the_reference_are_pages()
    {
        Assert.Equal("text/html", (await Platform.Stranger().GetAsync("/")).MediaType);
        Assert.Equal("text/html", (await Platform.Stranger().GetAsync("/docs")).MediaType);
    }

    [Fact]
    public async Task The_description_of_the_interface_lists_every_route()
    {
        var description = (await Platform.Stranger().GetAsync("/openapi/v1.json")).Json;
        Assert.StartsWith("3.", description.Text("openapi"), StringComparison.Ordinal);
        var paths = description.GetProperty("paths");
        foreach (var route in Route.All)
        {
            Assert.True(paths.TryGetProperty("/v1" + route.Template, out var path), "Not described: " + route);
            Assert.True(path.TryGetProperty(Lower(route.Method), out _), "Not described: " + route);
        }
    }

    [Fact]
    public async Task Metrics_are_for_loopback()
    {
        var local = Platform.Stranger() with { ClientAddress = null };
        var metrics = await local.GetAsync("/metrics");
        metrics.ShouldBeOk();
        Assert.Equal("text/plain", metrics.MediaType);
        Assert.Contains("# TYPE ", metrics.Text, StringComparison.Ordinal);
        (await Platform.Stranger().GetAsync("/metrics")).ShouldBeTheCallersFault();
    }

    [Fact]
    public async Task Health_is_not_limited()
    {
        var stranger = Platform.Stranger();
        for (var request = 0; request < 150; request++)
        {
            (await stranger.GetAsync("/health/live")).ShouldBeOk();
        }
    }

    private static string Lower(HttpMethod method) => method == HttpMethod.Get ? "get" : "post";
}

[Collection(OnEmbedded.Name)]
public sealed class MetaOnEmbeddedTests(EmbeddedPlatform fixture) : MetaTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class MetaOnPostgreSqlTests(PostgreSqlPlatform fixture) : MetaTests(fixture);
