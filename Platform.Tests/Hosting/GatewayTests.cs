using System.Diagnostics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>A separate gateway without its cluster (design.md, "Cluster"): it starts, says so, and connects by itself.</summary>
public sealed class GatewayTests
{
    private static readonly TimeSpan AnswerDeadline = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ConnectDeadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_starts_before_the_cluster_and_connects_when_that_comes()
    {
        using var folder = new TemporaryFolder();
        await InstalledSecrets.CopyToAsync(folder.Path);
        var options = new PlatformOptions(folder.Path) { Database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() };
        var codes = new GrainCodeReader(options);
        await using var gateway = GatewayProcess.Launch(options, codes);
        await ShouldBeUnavailableAsync(gateway.Access);
        Assert.NotNull((await gateway.Access.Stranger().GetAsync("/")).ShouldBeAPage(503).Header("Retry-After"));

        await using var silo = await PlatformProcess.StartAsync(options);
        await gateway.UntilReadyAsync(ConnectDeadline);
        var user = await gateway.Access.SignInAsync();
        (await user.Client.GetAsync("/app/profile")).ShouldBeAPage();
        await codes.DisposeAsync();

        await silo.Kill9Async();
        await ShouldBeUnavailableAsync(gateway.Access);
        await silo.StartAsync();
        await gateway.UntilReadyAsync(ConnectDeadline);
        (await gateway.Access.Visitor().GetAsync("/v1/users/999999")).ShouldBeProblem(404, "not_found");
    }

    private static async Task ShouldBeUnavailableAsync(PlatformAccess access)
    {
        await Eventually.TrueAsync(
            async () => await StatusAsync(access, "/health/ready") == 503, TimeSpan.FromSeconds(30), () => "not unready");
        Assert.Equal(200, await StatusAsync(access, "/health/live"));
        var watch = Stopwatch.StartNew();
        (await access.Visitor().GetAsync("/v1/users/1")).ShouldBeProblem(503, "unavailable");
        Assert.True(watch.Elapsed < AnswerDeadline, $"Answered after {watch.Elapsed.TotalSeconds:0.0} s.");
    }

    private static async Task<int> StatusAsync(PlatformAccess access, string path)
    {
        try
        {
            return (await access.Stranger().GetAsync(path)).Status;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
