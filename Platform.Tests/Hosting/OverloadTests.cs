using System.Collections.Concurrent;
using System.Diagnostics;
using Platform.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Platform.Tests.Hosting;

/// <summary>Many more requests at once than the gateway has places for.</summary>
[Collection(OnSmallGateway.Name)]
public sealed class OverloadTests(SmallGateway gateway, ITestOutputHelper output)
{
    private const int Clients = 96;

    // The wait in the row and a grain's answer. What the machine itself adds shows in the refusals, which wait for nothing.
    private static readonly TimeSpan LongestService = TimeSpan.FromSeconds(8);

    private const long MostGrowth = 400L << 20;

    private readonly PlatformAccess _platform = gateway.Platform.Access;

    [Fact]
    public Task A_flood_is_shed_and_what_is_admitted_is_answered_in_time() => FloodAsync(TimeSpan.FromSeconds(3));

    [Fact]
    [Trait("Category", "Slow")]
    public Task A_long_flood_is_shed_and_what_is_admitted_is_answered_in_time() => FloodAsync(TimeSpan.FromSeconds(30));

    private async Task FloodAsync(TimeSpan length)
    {
        await ShouldServeAsync();
        using var process = System.Diagnostics.Process.GetProcessById(gateway.Platform.Process.Running.Id);
        long memoryBefore = process.WorkingSet64;
        var answers = new ConcurrentBag<(PlatformResponse Answer, TimeSpan Took)>();
        using var handler = new SocketsHttpHandler { UseCookies = false, UseProxy = false, ActivityHeadersPropagator = null };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(60) };
        using var end = new CancellationTokenSource();
        Task[] clients = [.. Enumerable.Range(0, Clients).Select(_ => Task.Run(() => AskAsync(http, answers, end.Token)))];
        Task<int> looking = Task.Run(() => LookForLifeAsync(end.Token));
        await Task.Delay(length);
        await Eventually.TrueAsync(() => answers.Any(answer => answer.Answer.Status == 503), TimeSpan.FromSeconds(30), () => "nothing was shed");
        process.Refresh();
        long growth = process.WorkingSet64 - memoryBefore;
        await end.CancelAsync();
        await Task.WhenAll(clients);
        int looks = await looking;

        TimeSpan[] admitted = [.. answers.Where(answer => answer.Answer.Status != 503).Select(answer => answer.Took).Order()];
        TimeSpan[] shed = [.. answers.Where(answer => answer.Answer.Status == 503).Select(answer => answer.Took).Order()];
        output.WriteLine($"admitted {admitted.Length}, p50 {Part(admitted, 0.5)}, p99 {Part(admitted, 0.99)}; shed {shed.Length}, p50 {Part(shed, 0.5)}, p99 {Part(shed, 0.99)}");
        output.WriteLine($"memory grew by {growth >> 20} MiB; seen alive {looks} times");
        Assert.NotEmpty(admitted);
        Assert.All(answers, answer => ShouldBeServedOrRefused(answer.Answer));
        Assert.True(Part(admitted, 0.99) < LongestService + Part(shed, 0.99), $"The slowest admitted requests took {Part(admitted, 0.99)}.");
        Assert.True(growth < MostGrowth, $"The process grew by {growth >> 20} MiB.");
        Assert.True(looks > 0);

        await ShouldServeAsync();
    }

    private async Task ShouldServeAsync()
    {
        PlatformClient visitor = _platform.Visitor();
        for (int request = 0; request < 10; request++)
        {
            (await visitor.GetAsync("/v1/statistics/users")).ShouldBeOk();
        }
    }

    private async Task AskAsync(HttpClient http, ConcurrentBag<(PlatformResponse Answer, TimeSpan Took)> answers, CancellationToken end)
    {
        PlatformClient visitor = _platform.Visitor();
        while (!end.IsCancellationRequested)
        {
            using HttpRequestMessage request = visitor.Compose(HttpMethod.Get, "/v1/statistics/users");
            long began = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await http.SendAsync(request, CancellationToken.None);
            PlatformResponse answer = await PlatformResponse.ReadAsync(response);
            answers.Add((answer, Stopwatch.GetElapsedTime(began)));
        }
    }

    private async Task<int> LookForLifeAsync(CancellationToken end)
    {
        int looks = 0;
        while (!end.IsCancellationRequested)
        {
            (await _platform.Stranger().GetAsync("/health/live")).ShouldBeOk();
            looks++;
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }

        return looks;
    }

    private static void ShouldBeServedOrRefused(PlatformResponse answer)
    {
        switch (answer.Status)
        {
            case 200:
                answer.ShouldCarryTheCommonHeaders();
                break;
            case 429:
                answer.ShouldBeProblem(429, "rate_limited");
                break;
            default:
                answer.ShouldBeProblem(503, "unavailable");
                break;
        }
    }

    private static TimeSpan Part(TimeSpan[] ordered, double part) =>
        ordered.Length == 0 ? TimeSpan.Zero : ordered[Math.Min(ordered.Length - 1, (int)(part * ordered.Length))];
}
