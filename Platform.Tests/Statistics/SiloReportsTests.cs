using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Statistics;
using Platform.Tests.Grains;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>What each silo has done: counted where it is done, and told by the silo itself.</summary>
public sealed class SiloReportsTests : IAsyncLifetime
{
    private readonly GrainCluster _cluster = new();

    private ISiloReportsGrain Reports => _cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<ISiloReportsGrain>(0);

    private SiloTraffic Traffic => _cluster.Services.GetRequiredService<SiloCounters>().Read("here");

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_silo_that_says_nothing_for_some_seconds_is_left_out()
    {
        await Reports.Report(new SiloTraffic("b", 1, 2, 3));
        await Reports.Report(new SiloTraffic("a", 4, 5, 6));
        _cluster.Clock.Advance(TimeSpan.FromSeconds(3));
        await Reports.Report(new SiloTraffic("b", 7, 8, 9));
        Assert.Equal<IEnumerable<SiloTraffic>>([new SiloTraffic("a", 4, 5, 6), new SiloTraffic("b", 7, 8, 9)], await ReadAsync());
        _cluster.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal<IEnumerable<SiloTraffic>>([new SiloTraffic("b", 7, 8, 9)], await ReadAsync());
        _cluster.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Requests_and_sessions_are_counted_where_they_are()
    {
        SignedIn person = await _cluster.SignIn();
        SiloTraffic before = Traffic;
        Assert.Equal(1, before.SessionsCount);
        for (int request = 0; request < 130; request++)
        {
            await _cluster.Session(person.Token).Admit();
        }

        Assert.Equal(120, Traffic.RequestsCount - before.RequestsCount);
        await _cluster.Session(person.Token).End();
        _cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(() => Traffic.SessionsCount == 0, TimeSpan.FromSeconds(10), () => "the session is still counted");
    }

    private async Task<ImmutableArray<SiloTraffic>> ReadAsync() => await _cluster.Grains.GetGrain<IStatisticsGrain>(0).GetSilos();
}
