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
    public async Task The_start_page_is_a_page() => Assert.Equal("text/html", (await Platform.Stranger().GetAsync("/")).MediaType);

    [Fact]
    public async Task Health_is_not_limited()
    {
        var stranger = Platform.Stranger();
        for (var request = 0; request < 150; request++)
        {
            (await stranger.GetAsync("/health/live")).ShouldBeOk();
        }
    }
}

[Collection(OnEmbedded.Name)]
public sealed class MetaOnEmbeddedTests(EmbeddedPlatform fixture) : MetaTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class MetaOnPostgreSqlTests(PostgreSqlPlatform fixture) : MetaTests(fixture);
