using System.Globalization;
using System.Xml.Linq;

namespace Platform.Benchmarks.Growth.Plots;

/// <summary>Draws lines over the number of users, both axes logarithmic, on a ground of its own: readable on dark pages and light ones.</summary>
/// <param name="title">What it shows.</param>
/// <param name="unit">What is written at the upright axis.</param>
internal sealed class SvgPlot(string title, string unit)
{
    private const double Width = 760;
    private const double Height = 440;
    private const double Left = 76;
    private const double Right = 270;
    private const double Top = 48;
    private const double Bottom = 58;
    private const double LineHeight = 18;

    private const string Ground = "#ffffff";
    private const string Ink = "#24292f";
    private const string Rule = "#d0d7de";
    private const string Straight = "#8c959f";

    // Okabe and Ito: told apart by those who do not see all colours as well.
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#7f3c8d", "#80ba5a", "#a5aa99", "#6e40c9", "#b35900"];

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws.</summary>
    /// <param name="series">The lines; one at least, and each with a point at least.</param>
    /// <returns>An SVG document.</returns>
    public string Draw(IReadOnlyList<PlotSeries> series)
    {
        double[] users = [.. series.SelectMany(line => line.Points).Select(point => (double)point.Users).Distinct().Order()];
        var across = new LogAxis(users);
        var up = new LogAxis(series.SelectMany(line => line.Points).Select(point => point.Value));
        var content = new List<XElement>
        {
            Box(0, 0, Width, Height, Ground),
            Text(Left, 28, title, "start", 16),
            Text(Left + (Inner.Width / 2), Height - 14, "users", "middle"),
            Text(Left, Top - 8, unit, "end"),
        };
        content.AddRange(up.Ticks.SelectMany(tick => UpTick(tick, up)));
        content.AddRange(users.SelectMany(tick => AcrossTick(tick, across)));
        content.Add(StraightLine(across, up, series[0]));
        content.AddRange(series.SelectMany((line, number) => Line(line, number, across, up)));
        content.AddRange(Legend(series));
        return new XElement(
            Svg + "svg", Of("viewBox", $"0 0 {Number(Width)} {Number(Height)}"), Of("width", Width), Of("height", Height), Of("role", "img"), Of("font-family", "sans-serif"),
            new XElement(Svg + "title", title), content).ToString() + "\n";
    }

    private static (double Width, double Height) Inner => (Width - Left - Right, Height - Top - Bottom);

    private static double X(double users, LogAxis axis) => Left + (axis.Place(users) * Inner.Width);

    private static double Y(double value, LogAxis axis) => Top + ((1 - axis.Place(value)) * Inner.Height);

    private static IEnumerable<XElement> UpTick(double tick, LogAxis axis)
    {
        var y = Y(tick, axis);
        yield return Stroke(Left, y, Left + Inner.Width, y, Rule);
        yield return Text(Left - 8, y + 4, FigureText.Count(tick), "end");
    }

    private static IEnumerable<XElement> AcrossTick(double tick, LogAxis axis)
    {
        var x = X(tick, axis);
        yield return Stroke(x, Top, x, Top + Inner.Height, Rule);
        yield return Text(x, Top + Inner.Height + 20, FigureText.Count(tick), "middle");
    }

    // What the first line would be if it grew as the users do, as far as that is on the plot.
    private static XElement StraightLine(LogAxis across, LogAxis up, PlotSeries first)
    {
        var (from, to) = (first.Points[0], first.Points[^1]);
        var highest = up.Ticks[^1];
        var end = Math.Min(to.Users, from.Users * Math.Max(1, highest / from.Value));
        return Dashed(Stroke(X(from.Users, across), Y(from.Value, up), X(end, across), Y(from.Value * end / from.Users, up), Straight));
    }

    private static IEnumerable<XElement> Line(PlotSeries line, int number, LogAxis across, LogAxis up)
    {
        var colour = Colours[number % Colours.Length];
        var places = line.Points.Select(point => (X: X(point.Users, across), Y: Y(point.Value, up))).ToArray();
        yield return new XElement(
            Svg + "polyline", Of("points", string.Join(' ', places.Select(place => $"{Number(place.X)},{Number(place.Y)}"))), Of("fill", "none"), Of("stroke", colour), Of("stroke-width", 2));
        foreach (var (x, y) in places)
        {
            yield return new XElement(Svg + "circle", Of("cx", x), Of("cy", y), Of("r", 3.5), Of("fill", colour));
        }
    }

    private static IEnumerable<XElement> Legend(IReadOnlyList<PlotSeries> series)
    {
        var x = Width - Right + 18;
        for (var number = 0; number < series.Count; number++)
        {
            var y = Top + (number * LineHeight);
            yield return Stroke(x, y, x + 18, y, Colours[number % Colours.Length]);
            yield return Text(x + 24, y + 4, series[number].Name, "start", 11);
        }

        var last = Top + (series.Count * LineHeight);
        yield return Dashed(Stroke(x, last, x + 18, last, Straight));
        yield return Text(x + 24, last + 4, "a straight line from the first point", "start", 11);
    }

    private static XElement Box(double x, double y, double width, double height, string colour) =>
        new(Svg + "rect", Of("x", x), Of("y", y), Of("width", width), Of("height", height), Of("fill", colour));

    private static XElement Stroke(double fromX, double fromY, double toX, double toY, string colour) =>
        new(Svg + "line", Of("x1", fromX), Of("y1", fromY), Of("x2", toX), Of("y2", toY), Of("stroke", colour), Of("stroke-width", 1.5));

    private static XElement Dashed(XElement line)
    {
        line.Add(Of("stroke-dasharray", "5 5"));
        return line;
    }

    private static XElement Text(double x, double y, string text, string anchor, int size = 12) =>
        new(Svg + "text", Of("x", x), Of("y", y), Of("text-anchor", anchor), Of("font-size", size), Of("fill", Ink), text);

    private static XAttribute Of(string name, object value) => new(name, value is double number ? Number(number) : value);

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
