using System.Globalization;
using Platform.Benchmarks.Comparison.Contestants;
using Platform.Benchmarks.Comparison.Floor;

namespace Platform.Benchmarks.Comparison;

/// <summary>All contestants, started and prepared.</summary>
internal sealed class ContestantField : IAsyncDisposable
{
    private readonly List<(IContestant Contestant, IReadOnlyList<Job> Jobs)> _entries = [];
    private readonly List<IAsyncDisposable> _opened = [];

    /// <summary>The contestants.</summary>
    public IEnumerable<IContestant> Contestants => _entries.Select(entry => entry.Contestant);

    /// <summary>Starts and prepares one contestant after the other.</summary>
    /// <param name="server">The connection string of a database, on whose server each gets one of its own.</param>
    /// <param name="serverCollector">Whether .NET's Server GC collects.</param>
    /// <param name="jobs">The keys of the jobs to prepare.</param>
    /// <param name="only">The names of those who take part; null for all.</param>
    public static async Task<ContestantField> StartAsync(string server, bool serverCollector, IReadOnlyList<string> jobs, IReadOnlyList<string>? only)
    {
        var field = new ContestantField();
        try
        {
            for (var number = 0; number < ContestantList.All.Count; number++)
            {
                var database = DatabaseOfOne.Named(server, number.ToString(CultureInfo.InvariantCulture));
                var contestant = ContestantList.All[number](new ContestantSettings(database.Connection, serverCollector, jobs));
                if (only?.Contains(contestant.Name) ?? true)
                {
                    field._opened.Insert(0, database);
                    await database.CreateAsync();
                    await field.AddAsync(contestant);
                    await database.SettleAsync();
                }
            }

            if (field._entries.Find(entry => entry.Contestant.Name == PlatformContestant.CoHosted) is ({ } platform, { } platformJobs))
            {
                await field.AddAsync(new FloorContestant(new ContestantSettings(server, serverCollector, jobs), platform.Address, platformJobs));
            }

            return field;
        }
        catch
        {
            await field.DisposeAsync();
            throw;
        }
    }

    /// <summary>A job of all who have it.</summary>
    public IEnumerable<(IContestant Contestant, Job Job)> JobsOf(string key) =>
        from entry in _entries
        from job in entry.Jobs
        where job.Key == key
        select (entry.Contestant, job);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var one in _opened)
        {
            await one.DisposeAsync();
        }
    }

    private async Task AddAsync(IContestant contestant)
    {
        _opened.Insert(0, contestant);
        await contestant.StartAsync();
        _entries.Add((contestant, await contestant.PrepareAsync()));
    }
}
