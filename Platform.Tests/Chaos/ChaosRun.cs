using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Statistics;
using Platform.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Platform.Tests.Chaos;

/// <summary>A cluster under load to which faults happen, and the judgement of everything that was seen.</summary>
internal sealed class ChaosRun : IAsyncDisposable
{
    private const int MostFailuresShown = 15;

    private static readonly TimeSpan RecoveryDeadline = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LongEnoughQuiet = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(10);

    private readonly ChaosCluster _cluster;
    private readonly Entrances _entrances;
    private readonly ChaosConsole _console;
    private readonly ITestOutputHelper _output;
    private readonly int _seed = Random.Shared.Next();
    private readonly CancellationTokenSource _stop = new();
    private readonly Stage _stage;
    private Cast? _cast;
    private Task[] _acting = [];

    private ChaosRun(ChaosCluster cluster, Entrances entrances, ChaosConsole console, ITestOutputHelper output)
    {
        _cluster = cluster;
        _entrances = entrances;
        _console = console;
        _output = output;
        _stage = new Stage(entrances, console, cluster.Secrets);
    }

    public ChaosCluster Cluster => _cluster;

    /// <summary>Starts everything and lets everybody act.</summary>
    public static async Task<ChaosRun> StartAsync(ITestOutputHelper output, ChaosNetwork? network = null)
    {
        ChaosCluster cluster = await ChaosCluster.StartAsync(network);
        ChaosRun run = new(
            cluster, new Entrances(cluster.Gateways.Select(gateway => gateway.Access.Address)), await ChaosConsole.ConnectAsync(cluster.Database), output);
        try
        {
            output.WriteLine($"all silos started within {cluster.FirstStart.TotalSeconds:0.00} s");
            await Eventually.TrueAsync(() => run._entrances.AreAllReady, RecoveryDeadline, () => "the gateways are not ready");
            run._cast = await Cast.GatherAsync(run._stage);
            run._acting = [.. run._cast.All.Select((participant, number) => Task.Run(() => run.ActAsync(participant, new Random(run._seed + number))))];
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the load go on for a while.</summary>
    public async Task GoOnAsync(TimeSpan time)
    {
        await Task.WhenAny(Task.Delay(time), Task.WhenAny(_acting));
        foreach (Task broken in _acting.Where(acting => acting.IsFaulted))
        {
            await broken;
        }
    }

    /// <summary>Lets a fault happen and pass, with load before, meanwhile and after it.</summary>
    public async Task<Suffered> SufferAsync(IFault fault)
    {
        await GoOnAsync(LongEnoughQuiet);
        TimeSpan struck = _stage.Now;
        if (fault.LosesMemory)
        {
            _stage.Losses.Enqueue(struck);
        }

        await fault.StrikeAsync(_cluster);
        await GoOnAsync(fault.Lasts);
        TimeSpan mending = _stage.Now;
        await fault.MendAsync(_cluster);
        TimeSpan mended = _stage.Now;
        if (fault.LosesMemory)
        {
            _stage.Losses.Enqueue(mending);
            _stage.Losses.Enqueue(mended);
        }

        await UntilQuietAsync();
        Request[] requests = [.. _stage.Requests];
        Suffered suffered = new(
            fault.Name,
            Outage.Since(struck, requests.Where(request => request.Invoked < mending)),
            mended - mending,
            Outage.Since(mending, requests.Where(request => request.Invoked >= mending)),
            Outage.Since(struck, _stage.Calls),
            requests.Where(request => request.Invoked >= struck).Max(request => request.Completed - request.Invoked),
            requests.Count(request => request.Invoked >= struck),
            [.. Failures(requests, struck), .. Failures(_stage.Calls, struck), .. _cluster.Complaints.TakeLast(MostFailuresShown)]);
        _output.WriteLine(suffered.ToString());
        return suffered;
    }

    /// <summary>Ends the load, lets everything settle, and judges all of it.</summary>
    public async Task JudgeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_acting);
        Cast cast = _cast!;
        await cast.OwnersFight.SettleAsync();
        foreach (Participant participant in cast.All.Where(participant => participant != cast.OwnersFight))
        {
            await participant.SettleAsync();
        }

        string[] complaints =
        [
            .. _stage.Violations,
            .. _stage.Numbers.Complaints(),
            .. cast.All.SelectMany(participant => participant.Complaints()),
            .. cast.All.SelectMany(participant => participant.Histories).Select(history => history.Complaint()).OfType<string>(),
            .. await AuditComplaintsAsync(cast),
            .. await CountComplaintsAsync(cast),
        ];
        int answered = cast.All.SelectMany(participant => participant.Histories).Sum(history => history.Answered);
        _output.WriteLine(
            $"{_stage.Requests.Count} requests ({_stage.Requests.Count(request => request.IsFailed)} failed), {_stage.Calls.Count} calls of operators "
            + $"({_stage.Calls.Count(call => call.IsFailed)} failed), {answered} answers of {cast.All.Sum(participant => participant.Histories.Count())} objects explained, "
            + $"{_stage.Acts.Count} acts in the audit log, {_stage.Numbers.Count} numbers, seed {_seed}");
        Assert.True(complaints.Length == 0, $"{complaints.Length} complaints, seed {_seed}:\n{string.Join("\n", complaints)}\n{_cluster.Transcript(30)}");
    }

    /// <summary>Those that failed last, which are the ones that count.</summary>
    private static IEnumerable<string> Failures(IEnumerable<Request> requests, TimeSpan struck) => requests
        .Where(request => request.IsFailed && request.Completed >= struck)
        .OrderBy(request => request.Completed)
        .TakeLast(MostFailuresShown)
        .Select(request => string.Create(
            CultureInfo.InvariantCulture, $"{(request.Invoked - struck).TotalSeconds:0.00} to {(request.Completed - struck).TotalSeconds:0.00} s {request.What}: {request.Failure}"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_acting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _console.DisposeAsync();
        await _entrances.DisposeAsync();
        await _cluster.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ActAsync(Participant participant, Random random)
    {
        while (!_stop.IsCancellationRequested)
        {
            await participant.ActAsync(random);
            await Task.Delay(participant.Pace * (0.5 + random.NextDouble()), _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Goes on until nothing has failed for a while.</summary>
    private async Task UntilQuietAsync()
    {
        TimeSpan end = _stage.Now + RecoveryDeadline;
        TimeSpan from = _stage.Now;
        while (_stage.Now - Latest(from) < LongEnoughQuiet)
        {
            if (_stage.Now > end)
            {
                Assert.Fail($"Requests still fail: {_stage.Requests.Concat(_stage.Calls).Last(request => request.IsFailed)}\n{_cluster.Transcript(40)}");
            }

            await GoOnAsync(TimeSpan.FromMilliseconds(100));
        }

        TimeSpan Latest(TimeSpan least) =>
            _stage.Requests.Concat(_stage.Calls).Where(request => request.IsFailed && request.Completed > least).Select(request => request.Completed).DefaultIfEmpty(least).Max();
    }

    private async Task<IEnumerable<string>> AuditComplaintsAsync(Cast cast)
    {
        List<AuditEntryView> entries = [];
        foreach (string target in _stage.Acts.Select(act => act.Target).Distinct())
        {
            entries.AddRange(await EntriesAsync(cast, target));
        }

        AuditEntryView[] ofOwners = [.. entries.Where(entry => cast.OwnersFight.People.Contains(entry.TargetId ?? "")).OrderBy(entry => entry.Id)];
        AuditPlace? place = null;
        AuditVerification verification;
        do
        {
            AuditPlace? from = place;
            verification = (await _stage.InsistAsync(() => _stage.AskAsync((IAuditConsoleGrain door) => door.Verify(cast.Root, from)))).Value!;
            place = verification.Next;
        }
        while (place is not null && verification.FirstBroken is null);

        OwnerBoard all = OwnersFight.AllOwners(cast.OwnersFight.People.Length);
        return
        [
            .. AuditTrail.Complaints(_stage.Acts, entries),
            .. AuditTrail.ComplaintsOfOwners(cast.OwnersFight.People, all, ofOwners, all),
            .. verification.FirstBroken is { } broken ? [$"the audit chain is broken: {broken}"] : Array.Empty<string>(),
        ];
    }

    private async Task<IEnumerable<AuditEntryView>> EntriesAsync(Cast cast, string target)
    {
        List<AuditEntryView> entries = [];
        AuditQuery query = new() { Target = target, Limit = AuditQuery.LargestLimit };
        AuditEntryView[] page;
        do
        {
            AuditQuery next = query;
            page = [.. (await _stage.InsistAsync(() => _stage.AskAsync((IAuditConsoleGrain door) => door.List(cast.Root, next)))).Value!.Entries];
            entries.AddRange(page);
            query = query with { Before = page.LastOrDefault()?.Id };
        }
        while (page.Length == AuditQuery.LargestLimit);
        return entries;
    }

    private async Task<IEnumerable<string>> CountComplaintsAsync(Cast cast)
    {
        CountVerification? verification = null;
        for (TimeSpan end = _stage.Now + Behind; verification is not { IsExact: true } && _stage.Now < end;)
        {
            verification = (await _stage.InsistAsync(() => _stage.AskAsync((IStatisticsConsoleGrain door) => door.Verify(cast.Root)))).Value;
        }

        return verification is { IsExact: true } ? [] : ["the counts are no recount: " + string.Join(", ", verification!.Counters.Where(counter => counter.Difference != 0))];
    }
}
