using System.Collections.Concurrent;
using System.Diagnostics;
using Platform.Benchmarks.Growth.Seeding;
using Platform.Benchmarks.Servers;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Benchmarks.Growth.Measuring;

/// <summary>Signs people in over HTTP, each from an address of his own.</summary>
internal static class SignInRun
{
    /// <summary>How many do so at once.</summary>
    public const int AtOnce = 8;

    /// <summary>Signs people in.</summary>
    /// <param name="silo">The server.</param>
    /// <param name="people">Who they are.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many.</param>
    /// <returns>The sessions in the order of the people, and what it took: of each the time of both requests, without that of the one who hands the code over.</returns>
    public static async Task<(IReadOnlyList<string> Sessions, LatencyReport Report)> RunAsync(SiloProcess silo, GrownPeople people, int first, int count)
    {
        await using var client = await SiloClient.ConnectAsync(silo.Client);
        var sessions = new string[count];
        var ticks = new ConcurrentBag<long>();
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            using var requests = new TimedRequests(silo.Address);
            while (Interlocked.Increment(ref next) is var turn && turn < count)
            {
                var (session, taken) = await SignInAsync(requests, client.Grains, silo.PublicKey, people.IdentityOf(first + turn), first + turn);
                sessions[turn] = session;
                ticks.Add(taken);
            }
        })));
        return (sessions, new LatencyReport(ticks, Stopwatch.GetElapsedTime(started), TimeSpan.Zero));
    }

    private static async Task<(string Session, long Ticks)> SignInAsync(TimedRequests requests, IGrainFactory grains, string publicKey, PlatformIdentity identity, int number)
    {
        var wanted = $$"""{"platform":"{{identity.Platform}}","platform_user_id":"{{identity.PlatformUserId}}"}""";
        var asked = requests.Ask(HttpMethod.Post, Callers.Web("/v1/authentication/request", publicKey, number, wanted)).Ticks;
        var pending = await grains.GetGrain<IIdentityGrain>(IdentityKey.Of(identity)).GetPendingCode();
        var code = pending.Code?.Value ?? throw new InvalidOperationException("No code waits.");
        var (verified, answer) = requests.Ask(HttpMethod.Post, Callers.Web("/v1/authentication/verify", publicKey, number, $$"""{"code":"{{code}}"}"""));
        return answer.Contains("\"user_created\":false", StringComparison.Ordinal)
            ? (Callers.SessionOf(answer), asked + verified)
            : throw new InvalidOperationException($"{identity} was not known.");
    }
}
