using Platform.Tests.Infrastructure;

namespace Platform.Tests.Performance;

/// <summary>Asks a platform the same again and again, one request at a time, and reads what each cost.</summary>
public sealed class RouteMeter(ProbedPlatform platform)
{
    /// <summary>Requests between two reports: few, so that most times the process does nothing of its own in between, however slow the machine.</summary>
    public const int Window = 10;

    /// <summary>Runs in which the process may settle: what is compiled, cached and prepared after the first requests.</summary>
    public const int WarmUps = 2;

    /// <summary>Runs that are read.</summary>
    public const int Runs = 3;

    /// <summary>Requests of one run; nobody's limit is smaller, so each run has callers of its own.</summary>
    private const int Requests = 6 * Window;

    /// <summary>Measures a route.</summary>
    /// <param name="callers">As many as there are runs.</param>
    /// <param name="send">Sends one request, the first being number 0.</param>
    public async Task<RouteCost> MeasureAsync(IReadOnlyList<PlatformClient> callers, Func<PlatformClient, int, Task<PlatformResponse>> send)
    {
        var windows = new List<Spent>();
        for (var run = 0; run < WarmUps + Runs; run++)
        {
            var caller = callers[run];

            // What happens only the first time that somebody calls is not the price of a request.
            (await send(caller, 0)).ShouldBeOk();
            var spent = await SpendAsync(Requests, number => send(caller, number + 1));
            if (run >= WarmUps)
            {
                windows.AddRange(spent);
            }
        }

        return RouteCost.Cheapest(windows, Window);
    }

    /// <summary>Sends requests one after another, each of which must succeed, and answers what the process spends from window to window.</summary>
    public async Task<IReadOnlyList<Spent>> SpendAsync(int requests, Func<int, Task<PlatformResponse>> send)
    {
        var windows = new List<Spent>();
        var before = await platform.SpentAsync();
        for (var number = 0; number < requests; number++)
        {
            (await send(number)).ShouldBeOk();
            if ((number + 1) % Window == 0)
            {
                var now = await platform.SpentAsync();
                windows.Add(now.Since(before));
                before = now;
            }
        }

        return windows;
    }
}
