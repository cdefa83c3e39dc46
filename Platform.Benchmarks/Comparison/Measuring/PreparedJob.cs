using Platform.Benchmarks.Comparison.Load;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Comparison.Measuring;

/// <summary>A job of a contestant that runs, with its requests as they go over the wire.</summary>
/// <param name="contestant">The contestant.</param>
/// <param name="job">The job.</param>
/// <param name="connections">How many connections ask at once.</param>
internal sealed class PreparedJob(IContestant contestant, Job job, int connections) : ITurn
{
    /// <summary>Errors above this share, and a run is worth nothing.</summary>
    public const double MostErrors = 0.001;

    /// <summary>
    /// What comes before a run and is not counted: while others had their turns, for a minute or two, the machine forgot this server, and the server those who ask it.
    /// </summary>
    public static readonly TimeSpan RunUp = TimeSpan.FromSeconds(2);

    private IReadOnlyList<byte[]> _requests = [];
    private Allowance? _allowance;
    private int _next;

    /// <inheritdoc />
    public string Contestant => contestant.Name;

    /// <inheritdoc />
    public string Key => job.Key;

    /// <summary>Whether it can be asked at a constant rate: not where each request needs much preparation.</summary>
    public bool HasOpenLoop => !job.SpentByUse;

    /// <inheritdoc />
    public async Task CheckAsync()
    {
        await RefillAsync();
        using var connection = new LoadConnection(contestant.Address);
        var (status, bytes) = connection.Ask(_requests[0]);
        if (job.Check.Refuse(status, connection.Text(bytes)) is { } wrong)
        {
            throw new InvalidOperationException($"{Contestant} answers {Key} wrongly: {wrong}");
        }
    }

    /// <inheritdoc />
    public async Task<Sample> RunClosedAsync(TimeSpan duration)
    {
        if (!job.SpentByUse)
        {
            return await MeasureAsync(duration, length => new WrkLoad(connections).RunAsync(contestant.Address, _requests, _next, length));
        }

        await RefillAsync();
        return await MeasureAsync(duration, length => new OwnLoad(connections).RunOnceAsync(contestant.Address, _requests, length));
    }

    /// <summary>Asks as fast as answers come with what asks at a constant rate: so much can be done at all while that takes its share of the machine.</summary>
    public Task<Sample> FindCapacityAsync(TimeSpan duration) =>
        MeasureAsync(duration, length => new OwnLoad(connections).RunAsync(contestant.Address, _requests, _next, length));

    /// <summary>Asks at a constant rate.</summary>
    public Task<Sample> RunOpenAsync(TimeSpan duration, double perSecond) =>
        MeasureAsync(duration, length => new OwnLoad(connections).RunAtRateAsync(contestant.Address, _requests, _next, length, perSecond));

    private async Task RefillAsync()
    {
        if (job.SpentByUse || _requests is [])
        {
            _requests = [.. (await job.Requests()).Select(request => RawRequest.Of(contestant.Address, job.Method, request))];
        }
    }

    private async Task<Sample> MeasureAsync(TimeSpan duration, Func<TimeSpan, Task<LoadResult>> run)
    {
        _allowance ??= new Allowance(job.MostPerMinute * (long)_requests.Count);
        await _allowance.WaitAsync(RunUp + duration);
        if (!job.SpentByUse)
        {
            Note(await run(RunUp));
        }

        var allocatedBefore = await contestant.GetAllocatedBytesAsync();
        var before = ProcessUse.Of(contestant.Processes);
        var load = Note(await run(duration));
        var after = ProcessUse.Of(contestant.Processes);
        var allocated = Sample.AllocatedBetween(allocatedBefore, await contestant.GetAllocatedBytesAsync());
        return new Sample(load, after.ProcessorTime - before.ProcessorTime, allocated, after.ResidentBytes);
    }

    private LoadResult Note(LoadResult load)
    {
        _allowance?.Note(load);

        // The next run goes on with those whose turn is longest ago.
        _next = (int)((_next + load.Requests) % _requests.Count);
        return load.ErrorShare <= MostErrors
            ? load
            : throw new InvalidOperationException($"{Contestant}, {Key}: {load.Errors} of {load.Requests} requests failed, more than {MostErrors:P1}.");
    }
}
