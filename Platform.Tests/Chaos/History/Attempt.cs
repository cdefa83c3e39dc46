namespace Platform.Tests.Chaos;

/// <summary>A step, and when it can have taken place.</summary>
/// <param name="Step">What was done, and what was answered. Of one without an answer: what it is if it was done at all.</param>
/// <param name="Invoked">It has not taken place before.</param>
/// <param name="Completed">It has taken place by then; null where no answer came, so that it may take place at any time, once, or never.</param>
internal sealed record Attempt<TState>(Step<TState> Step, TimeSpan Invoked, TimeSpan? Completed)
    where TState : class, IEquatable<TState>
{
    public bool IsAnswered => Completed is not null;
}
