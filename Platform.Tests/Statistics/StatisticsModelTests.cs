using System.Diagnostics;
using System.Text.Json;
using Platform.GrainInterfaces.Statistics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>Whatever happens on three silos, one of which is killed in the middle: the counts are a recount, and they are right.</summary>
public sealed class StatisticsModelTests : IAsyncLifetime
{
    private const int Workers = 6;

    private const int FewestActs = 50;

    private static readonly TimeSpan BeforeKill = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan AfterKill = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ActingDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SettlingDeadline = TimeSpan.FromSeconds(20);

    // What ends by itself is counted within a minute.
    private static readonly TimeSpan ClockDeadline = TimeSpan.FromSeconds(75);
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

        await ActAsync(model, workers, BeforeKill);
        await ShouldBeExactAsync(owner);
        await _silos[2].Kill9Async();
        model.Open(_silos.Take(2).Select(silo => silo.Access));
        await ActAsync(model, workers, AfterKill);
        await ShouldBeExactAsync(owner);
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        string run = $"seed {seed}, {model.Acts} acts, {model.InDoubt} in doubt";

        await Eventually.TrueAsync(async () => await IsReadyAsync(), SettlingDeadline, () => "the silos that are left are not ready");
        await model.RepeatAsync(_silos[0].Access);

        await Eventually.TrueAsync(() => !model.IsSomebodyFreedSoon(DateTimeOffset.UtcNow), SettlingDeadline, () => "bans and timeouts do not end, " + run);

        // What was not acknowledged may still be under way, and what has ended may not be written down.
        ModelledCounts? expected = null;
        PlatformCounts counts = await owner.CountsAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                expected = await model.ReadAsync(DateTimeOffset.UtcNow);
                counts = await owner.CountsAsync();
                return expected.Are(counts) && counts.Commands.Last24hCount == expected.Executions;
            },
            ClockDeadline,
            () => $"{counts} is not what the model says, {expected}, {run}");
        await ShouldBeExactAsync(owner);
        int listed = await model.CountSessionsAsync();
        Assert.InRange(counts.Sessions.ActiveCount, listed, listed + model.UnacknowledgedSignIns);
        foreach (PlatformProcess silo in _silos.Take(2))
        {
            await Eventually.TrueAsync(() => IsSeenAsync(silo.Access, counts), MostBehind, () => "HTTP says something else at " + silo.Access.Address);
        }
    }

    /// <summary>Lets things happen for a while, and for longer where a busy machine has not let enough happen.</summary>
    private static async Task ActAsync(StatisticsModel model, Task[] workers, TimeSpan atLeast)
    {
        int before = model.Acts;
        Stopwatch watch = Stopwatch.StartNew();
        await Eventually.TrueAsync(
            () => (watch.Elapsed >= atLeast && model.Acts - before >= FewestActs) || workers.Any(worker => worker.IsFaulted),
            ActingDeadline,
            () => $"{model.Acts - before} acts are all");
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
