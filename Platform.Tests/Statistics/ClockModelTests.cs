using Platform.GrainInterfaces.Statistics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>What ends while the platform is down is counted as ended once it is up again.</summary>
public sealed class ClockModelTests
{
    private const int Workers = 4;
    private const int EnoughActs = 400;

    private static readonly TimeSpan ActingDeadline = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan ClockDeadline = TimeSpan.FromMinutes(2);

    // Some subscriptions, bans and timeouts end before this and some do not.
    private static readonly TimeSpan Away = TimeSpan.FromDays(40);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Counts_follow_the_clock_over_the_time_that_the_platform_was_down(bool onPostgreSql)
    {
        string? database = onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;
        using TemporaryFolder folder = new();
        PlatformOptions options = new(folder.Path) { Database = database };
        int seed = Random.Shared.Next();
        Operator owner;
        StatisticsModel model;
        ModelledCounts left;
        await using (PlatformProcess before = await PlatformProcess.StartAsync(options))
        {
            owner = await before.OperatorAsync();
            model = new(owner, before.Silo);
            model.Open([before.Access]);
            using CancellationTokenSource stop = new();
            Task[] workers = [.. Enumerable.Range(0, Workers).Select(worker => Task.Run(() => model.RunAsync(seed + worker, stop.Token)))];
            await Eventually.TrueAsync(
                () => model.Acts >= EnoughActs || workers.Any(worker => worker.IsFaulted), ActingDeadline, () => $"{model.Acts} acts are all");
            await stop.CancelAsync();
            await Task.WhenAll(workers);
            await model.RepeatAsync(before.Access);
            await model.AddOneOfEachAsync(before.Access);
            left = await model.ReadAsync(DateTimeOffset.UtcNow);
            Assert.Equal(0, await before.TerminateAsync());
        }

        await using PlatformProcess after = await PlatformProcess.StartAsync(options.WithClockOffset(Away.ToString("c")));
        owner = await owner.ReturnAsync(after);
        model.Resume(owner, after.Silo);
        ModelledCounts expected = left;
        PlatformCounts counts = await owner.CountsAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                expected = await model.ReadAsync(DateTimeOffset.UtcNow + Away);
                counts = await owner.CountsAsync();
                return expected.Are(counts) && counts.Sessions.ActiveCount == 1;
            },
            ClockDeadline,
            () => $"{counts} is not what the model says, {expected}, seed {seed}, {model.Acts} acts");

        CountVerification verification = await owner.VerifyCountsAsync();
        Assert.True(verification.IsExact, string.Join('\n', verification.Counters));
        Assert.Equal(1, await model.CountSessionsAsync());
        Assert.Equal(0, counts.Commands.Last24hCount);

        // There was enough that ended, and enough that did not.
        Assert.True(left.Users.TrialCount > 0 && counts.Users.TrialCount == 0, $"{left}, then {counts}");
        Assert.InRange(counts.Users.PremiumCount, 1, left.Users.PremiumCount - 1);
        Assert.InRange(counts.Users.BannedCount, 1, left.Users.BannedCount - 1);
        Assert.True(counts.Chats.RunningCount < left.Chats.RunningCount, $"{left}, then {counts}");
        Assert.Equal(left.Users.TotalCount, counts.Users.TotalCount);
    }
}
