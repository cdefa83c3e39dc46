using System.Text.Json;
using Platform.GrainInterfaces.Statistics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>Whatever happens on three silos, one of which is killed in the middle: the counts are a recount, and they are right.</summary>
public sealed class StatisticsModelTests : IAsyncLifetime
{
    private const int Workers = 6;

    private static readonly TimeSpan BeforeKill = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan SettlingDeadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(2);

    private readonly List<TemporaryFolder> _folders = [];
    private readonly List<PlatformProcess> _silos = [];

    public async Task InitializeAsync()
    {
        string database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        for (int silo = 0; silo < 3; silo++)
        {
            _folders.Add(new TemporaryFolder());
            await InstalledSecrets.CopyToAsync(_folders[silo].Path);
            _silos.Add(new PlatformProcess(new PlatformOptions(_folders[silo].Path) { Database = database }));
        }

        await Task.WhenAll(_silos.Select(silo => silo.StartAsync()));
    }

    public async Task DisposeAsync()
    {
        foreach (PlatformProcess silo in _silos)
        {
            await silo.DisposeAsync();
        }

        _folders.ForEach(folder => folder.Dispose());
    }

    [Fact]
    public async Task Counts_are_exact_after_anything_and_the_death_of_a_silo()
    {
        int seed = Random.Shared.Next();
        Operator owner = await _silos[0].OperatorAsync();
        StatisticsModel model = new(owner, _silos[0].Silo);
        model.Open(_silos.Select(silo => silo.Access));
        using CancellationTokenSource stop = new();
        Task[] workers = [.. Enumerable.Range(0, Workers).Select(worker => Task.Run(() => model.RunAsync(seed + worker, stop.Token)))];

        await Task.Delay(BeforeKill);
        await ShouldBeExactAsync(owner);
        await _silos[2].Kill9Async();
        model.Open(_silos.Take(2).Select(silo => silo.Access));
        await Task.Delay(AfterKill);
        await ShouldBeExactAsync(owner);
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        string run = $"seed {seed}, {model.Acts} acts, {model.InDoubt} in doubt";
        Assert.True(model.Acts > 50, run);

        await Eventually.TrueAsync(async () => await IsReadyAsync(), SettlingDeadline, () => "the silos that are left are not ready");
        await model.RepeatAsync(_silos[0].Access);

        // What was not acknowledged may still be under way.
        PlatformCounts counts = await owner.CountsAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                (UserCounts Users, BotCounts Bots, long Executions) expected = await model.ReadAsync();
                counts = await owner.CountsAsync();
                return expected == (counts.Users, counts.Bots, counts.Commands.TotalCount) && counts.Commands.Last24hCount == expected.Executions;
            },
            SettlingDeadline,
            () => $"{counts} is not what the model says, {run}");
        await ShouldBeExactAsync(owner);
        int listed = await model.CountSessionsAsync();
        Assert.InRange(counts.Sessions.ActiveCount, listed, listed + model.UnacknowledgedSignIns);
        foreach (PlatformProcess silo in _silos.Take(2))
        {
            await Eventually.TrueAsync(() => IsSeenAsync(silo.Access, counts), MostBehind, () => "HTTP says something else at " + silo.Access.Address);
        }
    }

    private static async Task ShouldBeExactAsync(Operator owner)
    {
        CountVerification? verification = null;
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    verification = await owner.VerifyCountsAsync();
                    return true;
                }
                catch (Exception fault) when (fault is OrleansException or TimeoutException or GrainInterfaces.Results.UnavailableException)
                {
                    return false;
                }
            },
            SettlingDeadline,
            () => "nobody counts anew");
        Assert.NotEmpty(verification!.Counters);
        Assert.True(verification.IsExact, string.Join('\n', verification.Counters));
    }

    private async Task<bool> IsReadyAsync() => await _silos[0].Access.IsReadyAsync() && await _silos[1].Access.IsReadyAsync();

    private static async Task<bool> IsSeenAsync(PlatformAccess entrance, PlatformCounts counts)
    {
        JsonElement app = (await entrance.Visitor().GetAsync("/statistics/app")).ShouldBeOk().Json;
        return (app.GetProperty("users").Number("total_count"), app.GetProperty("bots").Number("active_count"), app.GetProperty("commands").Number("total_count"))
            == (counts.Users.TotalCount, counts.Bots.ActiveCount, counts.Commands.TotalCount);
    }
}
