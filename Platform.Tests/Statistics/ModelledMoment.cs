namespace Platform.Tests.Statistics;

/// <summary>An instant by the clock of a silo, as far as somebody knows it who asks from outside: it lies between the two.</summary>
internal readonly record struct ModelledMoment(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    // What is written down is a little shorter than what was meant.
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(1);

    /// <summary>Never comes.</summary>
    public static ModelledMoment Never { get; } = new(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue);

    /// <summary>When something was done that was asked for and answered.</summary>
    public static ModelledMoment Between(DateTimeOffset asked, DateTimeOffset answered) => new(asked - Rounding, answered + Rounding);

    public static ModelledMoment At(DateTimeOffset instant) => Between(instant, instant);

    public ModelledMoment After(TimeSpan length) => new(Earliest + length, Latest + length);

    /// <returns>Null where that cannot be known.</returns>
    public bool? HasComeBy(ModelledMoment other) => Latest <= other.Earliest ? true : Earliest > other.Latest ? false : null;

    /// <summary>Whether it has come, for who asks long enough afterwards or before.</summary>
    public bool HasComeBy(DateTimeOffset instant) => Latest <= instant;
}
