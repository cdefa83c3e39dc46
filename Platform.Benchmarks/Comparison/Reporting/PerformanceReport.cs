using System.Globalization;
using System.Text;
using Platform.Benchmarks.Comparison.Measuring;
using Platform.Benchmarks.Comparison.Writes;

namespace Platform.Benchmarks.Comparison.Reporting;

/// <summary>The figures as a page of Markdown.</summary>
/// <param name="command">The command line that made them.</param>
/// <param name="runs">How often and how long was measured, in words.</param>
/// <param name="versions">What else ran, one line each.</param>
internal sealed class PerformanceReport(string command, string runs, IReadOnlyList<string> versions)
{
    private readonly StringBuilder _page = new();

    /// <summary>Writes the page.</summary>
    /// <param name="modes">The figures by collectors.</param>
    /// <param name="writes">What the database can do; null where that was not measured.</param>
    /// <param name="calls">What a grain call costs by itself, in words; null where that was not measured.</param>
    /// <param name="whole">The bars of what was measured of the platform alone.</param>
    public string Write(IReadOnlyList<ModeFigures> modes, WriteFloor? writes, string? calls, IReadOnlyList<Bar> whole)
    {
        _page.Clear();
        Line("# Performance");
        Line();
        Line("Written by the benchmark itself:");
        Line();
        Line($"```\n{command}\n```");
        Line();
        Line($"{runs} All run on one machine, the load generator too, and only one server is asked at a time. Figures are medians; absolute ones are worth as much as the machine, ratios more.");
        Line();
        foreach (var fact in MachineFacts.Read().Concat(versions).Concat(modes.SelectMany(mode => mode.Contestants.Select(contestant => $"{contestant.Name}: {contestant.Version}")).Distinct()))
        {
            Line($"- {fact}");
        }

        if (whole is not [])
        {
            Line();
            Line("## The platform alone");
            WriteBars(whole);
        }

        string[] below = [.. calls is null ? [] : new[] { calls }, .. writes?.Describe() ?? []];
        if (below is not [])
        {
            Line();
            Line("## What database and grains can do by themselves");
            Line();
            Array.ForEach(below, line => Line($"- {line}"));
        }

        foreach (var mode in modes)
        {
            Line();
            Line($"## {Title(mode.Collector)} collector");
            WriteBars([.. ComparisonBars.Of(mode)]);
            foreach (var job in mode.Jobs.GroupBy(figures => figures.Job))
            {
                WriteJob(mode, job.Key, [.. job]);
            }
        }

        return _page.ToString();
    }

    private void WriteBars(IReadOnlyList<Bar> bars)
    {
        Line();
        Line("| bar | wanted | measured | |");
        Line("|---|---|---|---|");
        foreach (var bar in bars)
        {
            var measured = bar.Measured is { } figure ? UnitText.Of(figure, bar.Unit) : "not measured";
            var verdict = bar.IsMet switch { true => "pass", false => "FAIL", null => "" };
            Line($"| {bar.What} | {(bar.IsMost ? "at most" : "at least")} {UnitText.Of(bar.Bound, bar.Unit)} | {measured} | {verdict} |");
        }
    }

    private void WriteJob(ModeFigures mode, string job, IReadOnlyList<JobFigures> all)
    {
        Line();
        Line($"### `{job}`");
        Line();
        Line("| | loop | requests/s | of the floor | p50 ms | p99 ms | p99.9 ms | server's processor us each | allocated B each | memory MiB |");
        Line("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var figures in all)
        {
            var share = mode.ShareOfFloor(figures.Contestant, job);
            WriteLoop(figures.Contestant, "closed", share is { } part ? UnitText.Of(part, Unit.Share) : "", figures.Closed);
            if (figures.Open is { } open)
            {
                WriteLoop(figures.Contestant, UnitText.Of(AlternatingRuns.OpenShare, Unit.Share), "", open);
            }
        }
    }

    private void WriteLoop(string contestant, string loop, string share, Figures figures) => Line(string.Create(
        CultureInfo.InvariantCulture,
        $"| {contestant} | {loop} | {figures.PerSecond:N0} | {share} | {figures.P50.TotalMilliseconds:N2} | {figures.P99.TotalMilliseconds:N2} | {figures.P999.TotalMilliseconds:N2} | {figures.ProcessorMicroseconds:N1} | {(figures.AllocatedEach is { } bytes ? bytes.ToString("N0", CultureInfo.InvariantCulture) : "cannot tell")} | {figures.ResidentBytes >> 20:N0} |"));

    private void Line(string text = "") => _page.Append(text).Append('\n');

    private static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
