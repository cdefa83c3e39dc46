namespace Platform.Tests.Chaos;

/// <summary>Something that was done to an object or read of it, with the answer that came.</summary>
/// <typeparam name="TState">What the model knows of the object; equal states are interchangeable.</typeparam>
internal abstract record Step<TState>
    where TState : class, IEquatable<TState>
{
    /// <summary>The state after it, or null where this answer cannot come in that state.</summary>
    public abstract TState? Apply(TState before);
}
