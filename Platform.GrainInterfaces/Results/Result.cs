using System.Diagnostics.CodeAnalysis;

namespace Platform.GrainInterfaces.Results;

/// <summary>The outcome of an act: done, or refused by a rule. Faults are exceptions, never results.</summary>
/// <param name="Refusal">Why it was refused; null when done.</param>
[GenerateSerializer, Immutable, Alias("platform.result")]
public readonly record struct Result([property: Id(0)] Refusal? Refusal)
{
    /// <summary>The act was done.</summary>
    public static Result Done => default;

    /// <summary>Whether a rule refused the act.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>Wraps a refusal.</summary>
    /// <param name="refusal">Why the act was refused.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternate.")]
    public static implicit operator Result(Refusal refusal) => new(refusal);
}

/// <summary>A value, or the refusal of a rule. Faults are exceptions, never results.</summary>
/// <typeparam name="T">What the act answers when it is done.</typeparam>
/// <param name="Value">The answer; default when refused.</param>
/// <param name="Refusal">Why it was refused; null when done.</param>
[GenerateSerializer, Immutable, Alias("platform.result`1")]
public readonly record struct Result<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal)
{
    /// <summary>Whether a rule refused the act.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    /// <summary>Wraps an answer.</summary>
    /// <param name="value">The answer.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternate.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    /// <param name="refusal">Why the act was refused.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor is the named alternate.")]
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
