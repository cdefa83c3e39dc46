using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>The Orleans Dashboard is for those who may read the metrics, where it is asked for at all. The platform trusts the proxy on loopback.</summary>
public sealed class OrleansDashboardTests
{
    [Fact]
    public async Task Operators_on_the_machine_see_it_and_to_others_there_is_no_such_path()
    {
        await using var platform = await TemporaryPlatform.StartAsync(configure: options => options.With("Platform__Cluster__Dashboard", "true"));
        var local = new PlatformClient(platform.Access.Address);
        Assert.Contains("Orleans Dashboard", (await local.GetAsync("/dashboard/")).ShouldBeOk().Text, StringComparison.Ordinal);
        await platform.Access.SignInAsync();
        await Eventually.TrueAsync(
            async () => (await local.GetAsync("/dashboard/DashboardCounters")).ShouldBeOk().Text.Contains("UserGrain", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30),
            () => "no grain is counted");

        (await local.GetAsync("/dashboard/GrainState?grainId=1&grainType=Platform.Grains.Users.UserGrain")).ShouldBeProblem(404, "not_found");
        var stranger = local with { ClientAddress = "203.0.113.5" };
        foreach (var path in new[] { "/dashboard", "/dashboard/", "/v1/Dashboard/", "/dashboard/DashboardCounters", "/dashboard/index.min.js" })
        {
            (await stranger.GetAsync(path)).ShouldBeProblem(404, "not_found");
            (await stranger.PostAsync(path, new { })).ShouldBeProblem(404, "not_found");
        }

        var shown = await Browser.LoadAsync(new Uri(platform.Access.Address, "/dashboard/"));
        Assert.Contains("Grains", shown.Page, StringComparison.Ordinal);
        Assert.Empty(shown.Console);
        Assert.All(shown.Requests, request => Assert.StartsWith(platform.Access.Address.ToString(), request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_sees_it_unless_it_is_asked_for()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        (await new PlatformClient(platform.Access.Address).GetAsync("/dashboard/")).ShouldBeProblem(404, "not_found");
    }
}
