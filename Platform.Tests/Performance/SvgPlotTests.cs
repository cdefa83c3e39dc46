using System.Globalization;
using System.Xml.Linq;
using Platform.Benchmarks.Growth.Judging;
using Platform.Benchmarks.Growth.Plots;

namespace Platform.Tests.Performance;

/// <summary>A plot is a well-formed picture that shows every figure inside of its frame, on a ground of its own.</summary>
public sealed class SvgPlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly PlotSeries Slow = new("a page of <10 & \"more\"", [new(1_000, 1), new(100_000, 5), new(10_000_000, 70)]);
    private static readonly PlotSeries Fast = new("kept", [new(1_000, 0.2), new(100_000, 0.2), new(10_000_000, 0.25)]);

    private readonly XElement _plot = XElement.Parse(new SvgPlot("Search & more", "ms").Draw([Slow, Fast]));

    [Fact]
    public void Whatever_names_hold_it_is_well_formed_and_says_them()
    {
        Assert.Equal(Svg + "svg", _plot.Name);
        Assert.Superset(new HashSet<string> { "Search & more", "ms", "users", Slow.Name, Fast.Name, "1 k", "100 k", "10 M" }, Texts());
    }

    [Fact]
    public void It_has_a_ground_of_its_own_that_fills_it()
    {
        XElement ground = _plot.Elements().First(element => element.Name != Svg + "title");
        Assert.Equal(Svg + "rect", ground.Name);
        Assert.Equal((Attribute(_plot, "width"), Attribute(_plot, "height")), (Attribute(ground, "width"), Attribute(ground, "height")));
        Assert.All(_plot.Elements(Svg + "text"), text => Assert.NotEqual((string?)ground.Attribute("fill"), (string?)text.Attribute("fill")));
    }

    [Fact]
    public void Every_figure_is_inside_of_it_and_more_is_higher()
    {
        (double X, double Y)[] points = [.. _plot.Elements(Svg + "circle").Select(circle => (Attribute(circle, "cx"), Attribute(circle, "cy")))];
        Assert.Equal(6, points.Length);
        Assert.All(points, point => Assert.True(point.X > 0 && point.X < Attribute(_plot, "width") && point.Y > 0 && point.Y < Attribute(_plot, "height")));
        Assert.Equal(points[0].X, points[3].X);
        Assert.Equal(points[1].X - points[0].X, points[2].X - points[1].X, 1);
        Assert.True(points[2].Y < points[1].Y && points[1].Y < points[0].Y && points[0].Y < points[3].Y);
    }

    [Fact]
    public void Each_line_has_a_colour_of_its_own()
    {
        string?[] colours = [.. _plot.Elements(Svg + "polyline").Select(line => (string?)line.Attribute("stroke"))];
        Assert.Equal(2, colours.Distinct().Count());
    }

    [Fact]
    public void One_size_is_drawn_as_well() =>
        Assert.Equal(Svg + "svg", XElement.Parse(new SvgPlot("One", "s").Draw([new PlotSeries("ready", [new GrowthPoint(1_000, 1.4)])])).Name);

    [Theory]
    [InlineData(950, "950")]
    [InlineData(1_000, "1 k")]
    [InlineData(250_000, "250 k")]
    [InlineData(10_000_000, "10 M")]
    [InlineData(0.5, "0.5")]
    public void Counts_are_written_short(double number, string text) => Assert.Equal(text, FigureText.Count(number));

    [Theory]
    [InlineData(12_345.6, "12,346")]
    [InlineData(35.66, "35.7")]
    [InlineData(2.345, "2.35")]
    [InlineData(0.4304, "0.430")]
    public void Figures_are_written_with_three_digits(double figure, string text) => Assert.Equal(text, FigureText.Measured(figure));

    private static double Attribute(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    private HashSet<string> Texts() => [.. _plot.Elements(Svg + "text").Select(text => text.Value)];
}
