namespace Platform.Tests.Statistics;

/// <summary>The bans of a user, or his timeouts: each is over when its end has come, or when all of them are lifted.</summary>
internal sealed class ModelledRestrictions
{
    private readonly List<ModelledMoment> _ends = [];

    public void Add(ModelledMoment end) => _ends.Add(end);

    /// <summary>Lifts those that run; the others are over anyway.</summary>
    public void Lift() => _ends.Clear();

    /// <summary>Whether one runs.</summary>
    public bool RunAt(DateTimeOffset instant) => _ends.Exists(end => !end.HasComeBy(instant));

    /// <returns>Null where that cannot be known.</returns>
    public bool? RunAt(ModelledMoment moment) =>
        _ends.Exists(end => end.HasComeBy(moment) is false) ? true
        : _ends.TrueForAll(end => end.HasComeBy(moment) is true) ? false
        : null;

    /// <summary>Whether one ends by itself between two instants.</summary>
    public bool EndBetween(DateTimeOffset from, DateTimeOffset to) => _ends.Exists(end => !end.HasComeBy(from) && end.HasComeBy(to));
}
