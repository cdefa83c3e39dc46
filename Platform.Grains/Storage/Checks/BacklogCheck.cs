using Platform.GrainInterfaces.Storage;
using static Platform.Grains.Storage.Checks.Checked;

namespace Platform.Grains.Storage.Checks;

/// <summary>Whether the upkeep keeps up, and whether anybody is left to run the platform.</summary>
internal sealed class BacklogCheck(IStorageInspection inspection, TimeProvider clock) : ICheck
{
    private const long MostUnfolded = 200_000;

    private static readonly TimeSpan MostUnwoken = TimeSpan.FromMinutes(2);

    // The sweep leaves a row for an hour beyond its time.
    private static readonly TimeSpan MostUnswept = TimeSpan.FromMinutes(70);

    public string Name => "upkeep";

    public async Task<CheckResult> Run(CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Backlog backlog = await inspection.ReadBacklogAsync(now - MostUnwoken, now - MostUnswept, cancellation);
        List<string> sentences = [];
        if (backlog.Owners == 0)
        {
            sentences.Add("There is no Owner: bootstrap owner makes one.");
        }

        if (backlog.Unwoken > 0)
        {
            sentences.Add(Text($"{backlog.Unwoken} states have waited for more than two minutes to write down what the clock has decided."));
        }

        if (backlog.Unswept > 0)
        {
            sentences.Add(Text($"{backlog.Unswept} states should have been deleted more than an hour ago."));
        }

        if (backlog.Unfolded > MostUnfolded)
        {
            sentences.Add(Text($"{backlog.Unfolded} changes of counters wait to be folded, which slows the statistics down."));
        }

        return sentences.Count == 0
            ? this.Good(backlog.Owners, Text($"Nothing is late. Owners: {backlog.Owners}."))
            : this.Warn(sentences.Count, string.Join(' ', sentences) + (backlog.Unwoken + backlog.Unswept > 0 ? " Look for warnings of the upkeep in the silos' logs." : ""));
    }
}
