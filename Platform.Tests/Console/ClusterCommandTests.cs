using System.Globalization;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>cluster</c>, and how the console finds one (reference.md, sections 10 and 11).</summary>
public abstract class ClusterCommandTests(PlatformFixture fixture) : ConsoleTests(fixture)
{
    private string SiloPort => Options.SiloPort.ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task An_owner_sees_the_silos()
    {
        var owner = await OwnerAsync();
        var finished = await Of(owner).RunAsync("cluster", "--json");
        finished.ShouldPrintJson();
        Assert.Contains(SiloPort, finished.Output, StringComparison.Ordinal);
        Assert.Contains(SiloPort, (await Of(owner).RunAsync("cluster")).ShouldExitWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cluster_may_be_named_by_an_option()
    {
        var user = await Platform.SignInAsync();
        var elsewhere = Of(user) with { Cluster = "127.0.0.1:1" };
        (await elsewhere.RunAsync("whoami", "--cluster", Options.Cluster)).ShouldExitWith(0);
        (await elsewhere.RunAsync("whoami", "--cluster", "127.0.0.1:1," + Options.Cluster)).ShouldExitWith(0);
    }

    [Fact]
    public async Task Nobody_else_sees_the_silos()
    {
        var user = await Platform.SignInAsync();
        (await Of(user).RunAsync("cluster")).ShouldBeRefused("forbidden");
        (await Nobody.RunAsync("cluster")).ShouldBeRefused("authentication_required");
    }
}

[Collection(OnEmbedded.Name)]
public sealed class ClusterCommandOnEmbeddedTests(EmbeddedPlatform fixture) : ClusterCommandTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class ClusterCommandOnPostgreSqlTests(PostgreSqlPlatform fixture) : ClusterCommandTests(fixture)
{
    [Fact]
    public async Task The_cluster_is_found_by_its_database()
    {
        var user = await Platform.SignInAsync();
        (await Of(user).RunAsync("whoami", "--database", Options.Database!)).ShouldExitWith(0);
    }
}
