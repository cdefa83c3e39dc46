using System.Globalization;

namespace Platform.Benchmarks.Comparison.Reporting;

/// <summary>How a figure is shown.</summary>
internal enum Unit
{
    /// <summary>A share of something else, in per cent.</summary>
    Share,

    /// <summary>So many times something else.</summary>
    Times,

    /// <summary>So many in a second.</summary>
    PerSecond,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Bytes, in MiB.</summary>
    Bytes,
}

/// <summary>Writes figures.</summary>
internal static class UnitText
{
    private const double BytesOfMebibyte = 1 << 20;

    /// <summary>The figure as text.</summary>
    public static string Of(double figure, Unit unit) => unit switch
    {
        Unit.Share => string.Create(CultureInfo.InvariantCulture, $"{figure * 100:N0} %"),
        Unit.Times => string.Create(CultureInfo.InvariantCulture, $"{figure:N1} x"),
        Unit.PerSecond => string.Create(CultureInfo.InvariantCulture, $"{figure:N0}/s"),
        Unit.Seconds => string.Create(CultureInfo.InvariantCulture, $"{figure:N2} s"),
        Unit.Bytes => string.Create(CultureInfo.InvariantCulture, $"{figure / BytesOfMebibyte:N0} MiB"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
