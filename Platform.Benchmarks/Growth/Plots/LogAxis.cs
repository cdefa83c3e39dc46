namespace Platform.Benchmarks.Growth.Plots;

/// <summary>An axis on which each ten times takes the same room.</summary>
internal sealed class LogAxis
{
    private static readonly double[] Steps = [1, 2, 5];

    private readonly double _low;
    private readonly double _high;

    /// <param name="values">What has to be on it; one at least, all above 0.</param>
    public LogAxis(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all is [] || all.Any(value => value is not (> 0 and < double.PositiveInfinity)))
        {
            throw new ArgumentException("A logarithmic axis takes values above 0.", nameof(values));
        }

        _low = StepsAround(all.Min()).Last(step => step <= all.Min());
        _high = StepsAround(all.Max()).First(step => step >= all.Max());
        if (_low == _high)
        {
            (_low, _high) = (_low / 10, _high * 10);
        }
    }

    /// <summary>What is written beside it, from its beginning to its end.</summary>
    public IReadOnlyList<double> Ticks
    {
        get
        {
            double[] all = [.. Enumerable.Range(Decade(_low), Decade(_high) - Decade(_low) + 1).SelectMany(Of).Where(tick => tick >= _low && tick <= _high)];
            return all.Length <= 8 ? all : [.. all.Where(tick => Math.Abs(Math.Log10(tick) - Math.Round(Math.Log10(tick))) < 1e-9)];
        }
    }

    /// <summary>Where a value is: 0 at the beginning, 1 at the end.</summary>
    public double Place(double value) => Math.Log(value / _low) / Math.Log(_high / _low);

    private static IEnumerable<double> StepsAround(double value) => Enumerable.Range(Decade(value) - 1, 4).SelectMany(Of);

    private static IEnumerable<double> Of(int decade) => Steps.Select(step => step * Math.Pow(10, decade));

    private static int Decade(double value) => (int)Math.Floor(Math.Log10(value));
}
