using System.Diagnostics;
using System.Globalization;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Notifications;

namespace Platform.Benchmarks.Notifications;

/// <summary>Broadcasts on one silo, and what some users then see of them, who were not in memory before.</summary>
internal sealed class BroadcastMeasurement(IGrainFactory grains, int users)
{
    private const int WarmUps = 3;
    private const int UsersInRound = 10;

    private static readonly Actor Author = new(new UserId(1), PermissionLevel.Owner);

    private readonly List<long> _sendings = [];
    private readonly List<long> _firstCounts = [];
    private readonly List<long> _nextCounts = [];
    private readonly List<long> _readings = [];

    /// <summary>Sends as many broadcasts, and has users of their own look after each.</summary>
    public async Task RunAsync(int rounds)
    {
        var log = grains.GetGrain<IBroadcastsGrain>(IBroadcastsGrain.Key);
        for (var round = -WarmUps; round < rounds; round++)
        {
            // The users of the round before leave memory, and the log with them: it comes back outside the measurement.
            await grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
            var known = await log.ReadNewerThan(version: -1);
            var isMeasured = round >= 0;
            await TakeAsync(isMeasured, _sendings, () => log.Add(Author, new NewNotification("Title", "Body", NotificationTypes.Info), dryRun: false));
            await Task.Delay(IBroadcastsGrain.Lease);
            foreach (var inbox in Inboxes(round + WarmUps))
            {
                var unread = (await TakeAsync(isMeasured, _firstCounts, inbox.CountUnread)).Value;
                await TakeAsync(isMeasured, _nextCounts, inbox.CountUnread);
                var read = (await TakeAsync(isMeasured, _readings, inbox.ReadAll)).Value;
                if (unread == 0 || unread > known!.Broadcasts.Length + 1 || read != unread)
                {
                    throw new InvalidOperationException($"{unread} were unread, and {read} were read.");
                }
            }
        }
    }

    /// <inheritdoc />
    public override string ToString() => string.Join(
        Environment.NewLine,
        Line("broadcast", _sendings),
        Line("a user's first count of what is unread", _firstCounts),
        Line("his next count", _nextCounts),
        Line("reading all", _readings));

    /// <summary>Users all over the numbers, others in each round as far as there are others.</summary>
    private IEnumerable<IInboxGrain> Inboxes(int round) => Enumerable.Range(0, UsersInRound)
        .Select(number => grains.GetGrain<IInboxGrain>(1 + ((((long)number * users / UsersInRound) + round) % users)));

    private static async Task<T> TakeAsync<T>(bool isMeasured, List<long> durations, Func<Task<T>> act)
    {
        var before = Stopwatch.GetTimestamp();
        var answer = await act();
        if (isMeasured)
        {
            durations.Add(Stopwatch.GetTimestamp() - before);
        }

        return answer;
    }

    private static string Line(string what, List<long> durations)
    {
        var report = new LatencyReport(durations, TimeSpan.FromSeconds(1), TimeSpan.Zero);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-40} p10 {Milliseconds(0.1)}  p50 {Milliseconds(0.5)}  p90 {Milliseconds(0.9)}  of {report.Count}");
        string Milliseconds(double share) => string.Create(CultureInfo.InvariantCulture, $"{report.Percentile(share).TotalMilliseconds,6:N2} ms");
    }
}
