using System.Globalization;
using System.Text;
using Platform.Benchmarks.Comparison.Reporting;
using Platform.Benchmarks.Growth.Judging;
using Platform.Benchmarks.Growth.Plots;

namespace Platform.Benchmarks.Growth;

/// <summary>The figures as a page of Markdown with its plots.</summary>
/// <param name="command">The command line that made them.</param>
/// <param name="database">What they were measured on.</param>
/// <param name="rounds">How often silos were started.</param>
internal sealed class GrowthReport(string command, string database, int rounds)
{
    private const string UnknownReason = "not known: to be looked into";

    private static readonly (GrowthPlot Plot, string File, string Title)[] Plots =
    [
        (GrowthPlot.StartUp, "start-up", "Ready after the start of the process"),
        (GrowthPlot.Memory, "memory", "Memory of a silo"),
        (GrowthPlot.SignIn, "sign-in", "A sign-in"),
        (GrowthPlot.SignInRate, "sign-in-rate", "Sign-ins by 8 at once"),
        (GrowthPlot.Search, "search", "A page of a search"),
        (GrowthPlot.Statistics, "statistics", "Statistics of all users"),
        (GrowthPlot.ColdUser, "cold-user", "A user who is not in memory"),
        (GrowthPlot.Disk, "disk", "The database on disk"),
    ];

    /// <summary>Writes page and plots.</summary>
    /// <param name="sizes">The figures, from few users to many.</param>
    /// <returns>The page first, then the plots: name and text of each file.</returns>
    public IReadOnlyList<(string File, string Text)> Write(IReadOnlyList<SizeFigures> sizes) =>
        [("growth.md", Page(sizes)), .. Plots.Select(plot => ($"{plot.File}.svg", Draw(plot.Plot, plot.Title, sizes)))];

    private string Page(IReadOnlyList<SizeFigures> sizes)
    {
        var page = new StringBuilder();
        void Line(string text = "") => page.Append(text).Append('\n');
        Line("# How cost grows with the number of users");
        Line();
        Line("Written by the benchmark itself:");
        Line();
        Line($"```\n{command}\n```");
        Line();
        Line(string.Create(
            CultureInfo.InvariantCulture,
            $"At each size a database of its own is filled with users, and a silo with a gateway in it is started on it {rounds + 1} times. Everything is asked over HTTP, by the same machine. Those who sign in are scattered over all users; nobody of them is in memory before."));
        Line();
        foreach (var fact in MachineFacts.Read().Append($"Database: {database}").Append($"Platform: {typeof(Silo.Storage.StorageSettings).Assembly.GetName().Version?.ToString(3)}"))
        {
            Line($"- {fact}");
        }

        Line(string.Create(CultureInfo.InvariantCulture, $"- Filling took {string.Join(", ", sizes.Select(size => $"{size.FilledIn.TotalSeconds:N0} s for {FigureText.Count(size.Users)}"))}"));
        Line();
        Line($"| | {string.Join(" | ", sizes.Select(size => $"{FigureText.Count(size.Users)} users"))} | cost, most users against fewest | growth | if steeper, the reason |");
        Line($"|---|{string.Concat(sizes.Select(_ => "---:|"))}---:|---|---|");
        foreach (var (measure, _) in sizes[0].Values)
        {
            Line(Row(measure, PointsOf(measure, sizes)));
        }

        Line();
        Line("Growth is judged at the step from one size to the next at which it is largest, as users^e: flat up to e = 0.1, a straight line from 0.95 to 1.05, in between better than that.");
        Line("The broken line in a plot is a straight line in the number of users; both axes are logarithmic.");
        foreach (var (_, file, title) in Plots)
        {
            Line();
            Line($"![{title}]({file}.svg)");
        }

        return page.ToString();
    }

    private static string Row(GrowthMeasure measure, List<GrowthPoint> points)
    {
        var figures = string.Join(" | ", points.Select(point => FigureText.Measured(point.Value)));
        var unit = $"{measure.Title} ({measure.Unit})";
        if (points.Count < 2)
        {
            return $"| {unit} | {figures} | | | |";
        }

        var judgement = GrowthJudgement.Of(points, measure.MoreIsBetter);
        var reason = judgement.IsAtMostStraight ? "" : measure.Reason ?? UnknownReason;
        return string.Create(CultureInfo.InvariantCulture, $"| {unit} | {figures} | {FigureText.Measured(judgement.Ratio)} | {Name(judgement.Kind)} (e = {judgement.Exponent:0.00}) | {reason} |");
    }

    private static string Draw(GrowthPlot plot, string title, IReadOnlyList<SizeFigures> sizes)
    {
        GrowthMeasure[] measures = [.. sizes[0].Values.Select(value => value.Measure).Where(measure => measure.Plot == plot)];
        return new SvgPlot(title, measures[0].Unit).Draw([.. measures.Select(measure => new PlotSeries(ShortName(measure), PointsOf(measure, sizes)))]);
    }

    private static List<GrowthPoint> PointsOf(GrowthMeasure measure, IReadOnlyList<SizeFigures> sizes) =>
        [.. sizes.Select(size => new GrowthPoint(size.Users, size.Values.First(value => value.Measure == measure).Value))];

    private static string ShortName(GrowthMeasure measure) =>
        measure.Title.Replace("search: ", "", StringComparison.Ordinal).Replace(", median", "", StringComparison.Ordinal);

    private static string Name(GrowthKind kind) => kind switch
    {
        GrowthKind.Flat => "flat",
        GrowthKind.BelowStraightLine => "better than a straight line",
        GrowthKind.StraightLine => "a straight line",
        _ => "STEEPER than a straight line",
    };
}
