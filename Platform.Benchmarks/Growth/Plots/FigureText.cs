using System.Globalization;

namespace Platform.Benchmarks.Growth.Plots;

/// <summary>Writes numbers short.</summary>
internal static class FigureText
{
    private static readonly (double Least, string Unit)[] Sizes = [(1e9, " G"), (1e6, " M"), (1e3, " k"), (0, "")];

    /// <summary>A number of things: 1 k, 10 M.</summary>
    public static string Count(double number)
    {
        var (least, unit) = Sizes.First(size => number >= size.Least);
        return (number / Math.Max(least, 1)).ToString("0.###", CultureInfo.InvariantCulture) + unit;
    }

    /// <summary>A measured figure, as exact as three digits.</summary>
    public static string Measured(double figure) => Math.Abs(figure) switch
    {
        >= 100 => figure.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => figure.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => figure.ToString("0.00", CultureInfo.InvariantCulture),
        _ => figure.ToString("0.000", CultureInfo.InvariantCulture),
    };
}
