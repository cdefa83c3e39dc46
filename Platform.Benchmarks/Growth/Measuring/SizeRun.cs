using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Growth.Seeding;
using Platform.Benchmarks.Search;
using Platform.Benchmarks.Servers;
using Platform.Grains.Directory;

namespace Platform.Benchmarks.Growth.Measuring;

/// <summary>Measures everything at one number of users.</summary>
/// <param name="platform">The platform that is full of them.</param>
/// <param name="users">How many.</param>
/// <param name="rounds">How often the silo is started; all else is done in proportion.</param>
/// <param name="program">The folder of a silo that was published; null for the one that was built with this program.</param>
internal sealed class SizeRun(GrownPlatform platform, int users, int rounds, string? program)
{
    /// <summary>How many people sign in: the first ones warm up.</summary>
    public const int People = 500;

    private const int WarmUps = 200;
    private const int SearchWarmUps = 5;
    private const int SearchesBefore = 20;
    private const int SearchesEachRound = 6;
    private const int FreshEachRound = 2;
    private const int KeptEachRound = 40;
    private const double BytesOfMebibyte = 1 << 20;

    // Until nobody answers from what was asked before (docs/architecture.md, "Statistics").
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(1.2);

    private readonly List<(GrowthMeasure Measure, double Value)> _values = [];

    /// <summary>Measures.</summary>
    public async Task<SizeFigures> RunAsync()
    {
        var ready = new List<double>();
        for (var start = 1; start < rounds; start++)
        {
            await using var started = await platform.StartAsync(program);
            ready.Add(started.Server.ReadyAfter.TotalSeconds);
            await started.Server.StopAsync();
        }

        var sessions = await MeasureSignInAsync(ready);
        await using var silo = await platform.StartAsync(program);
        ready.Add(silo.Server.ReadyAfter.TotalSeconds);
        Add(GrowthMeasures.Ready, Medians.Of(ready));
        using var requests = new TimedRequests(silo.Address);
        Add(GrowthMeasures.ColdUser, requests.Median(sessions.Select(session => Callers.Signed("/v1/users/me", session)), WarmUps));
        MeasureSearches(requests, sessions);
        await MeasureStatisticsAsync(requests, silo.PublicKey);
        Add(GrowthMeasures.MemoryAtLast, ProcessUse.Of(silo.Server.Id).ResidentBytes / BytesOfMebibyte);
        await silo.Server.StopAsync();
        Add(GrowthMeasures.Disk, await platform.GetBytesAsync() / BytesOfMebibyte);
        return new SizeFigures(users, platform.FilledIn, [.. _values.OrderBy(value => value.Measure.Plot)]);
    }

    private async Task<IReadOnlyList<string>> MeasureSignInAsync(List<double> ready)
    {
        await using var silo = await platform.StartAsync(program);
        ready.Add(silo.Server.ReadyAfter.TotalSeconds);
        Add(GrowthMeasures.MemoryAtFirst, ProcessUse.Of(silo.Server.Id).ResidentBytes / BytesOfMebibyte);
        var (first, _) = await SignInRun.RunAsync(silo, platform.People, 0, WarmUps);
        var (others, report) = await SignInRun.RunAsync(silo, platform.People, WarmUps, People - WarmUps);
        Add(GrowthMeasures.SignInMedian, report.Percentile(0.5).TotalMilliseconds);
        Add(GrowthMeasures.SignInSlowest, report.Percentile(0.99).TotalMilliseconds);
        Add(GrowthMeasures.SignInRate, report.PerSecond);
        await silo.Server.StopAsync();
        return [.. first, .. others];
    }

    [SuppressMessage("Security", "CA5394", Justification = "The same questions in every run.")]
    private void MeasureSearches(TimedRequests requests, IReadOnlyList<string> sessions)
    {
        var asked = 0;
        var kinds = new SearchQuestions(users, new Random(1)).Kinds.Where(kind => IsForAll(kind.Next())).ToArray();
        IEnumerable<JobRequest> Questions(Func<UserFilter> next, int count) =>
            Enumerable.Range(0, count).Select(_ => Callers.Signed(PathOf(next()), sessions[asked++ % sessions.Count]));
        foreach (var (_, next) in kinds)
        {
            requests.Median(Questions(next, SearchesBefore), 0);
        }

        foreach (var (kind, next) in kinds)
        {
            Add(GrowthMeasures.Search(kind), requests.Median(Questions(next, SearchWarmUps + (SearchesEachRound * rounds)), SearchWarmUps));
        }
    }

    private async Task MeasureStatisticsAsync(TimedRequests requests, string publicKey)
    {
        var client = 0;
        JobRequest Question() => Callers.Web("/v1/statistics/users", publicKey, client++);
        var fresh = new List<double>();
        for (var round = 0; round < FreshEachRound * rounds; round++)
        {
            await Task.Delay(Forgotten);
            fresh.Add(requests.Median([Question()], 0));
        }

        Add(GrowthMeasures.StatisticsFresh, Medians.Of(fresh));
        Add(GrowthMeasures.StatisticsKept, requests.Median(Enumerable.Range(0, KeptEachRound * rounds).Select(_ => Question()), 1));
    }

    private void Add(GrowthMeasure measure, double value) => _values.Add((measure, value));

    // What a user may ask over HTTP, and whose next page need not be asked for first.
    private static bool IsForAll(UserFilter question) => question is { State: null, Tier: null, Below: null, Level: null, After: null };

    private static string PathOf(UserFilter question) => string.Create(
        CultureInfo.InvariantCulture, $"/v1/users/search?q={Uri.EscapeDataString(question.FoldedText)}&offset={question.Offset}&limit={question.Limit}");
}
