using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Results;

/// <summary>Why a rule said no: an expected answer, not a fault.</summary>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Detail">A sentence for people; never carries internals or secrets.</param>
[GenerateSerializer, Immutable, Alias("platform.refusal")]
public sealed record Refusal([property: Id(0)] string Code, [property: Id(1)] string Detail)
{
    /// <summary>Every field that breaks its rule with the reasons, for <see cref="ErrorCodes.ValidationFailed"/>, or is to blame for another refusal of one among many records; otherwise empty.</summary>
    [Id(2)]
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Fields { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Seconds after which the same call may succeed, rounded up; null where waiting does not help.</summary>
    [Id(3)]
    public int? RetryAfterSeconds { get; init; }

    /// <summary>Whether the refusal stems from a restriction of the account, so that its end is told even where there is none.</summary>
    [Id(4)]
    public bool IsRestriction { get; init; }

    /// <summary>End of the restriction that caused the refusal; null where it has none.</summary>
    [Id(5)]
    public DateTimeOffset? RestrictedUntil { get; init; }

    /// <summary>Whole seconds until <see cref="RestrictedUntil"/>, rounded up.</summary>
    [Id(6)]
    public long? RemainingSeconds { get; init; }

    /// <summary>A refusal of one field.</summary>
    /// <param name="field">Name of the field as the caller wrote it.</param>
    /// <param name="message">What the field must be.</param>
    public static Refusal OfField(string field, string message) =>
        OfFields(ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add(field, [message]));

    /// <summary>A refusal of several fields at once.</summary>
    /// <param name="fields">Every bad field with its reasons.</param>
    public static Refusal OfFields(ImmutableSortedDictionary<string, ImmutableArray<string>> fields) =>
        new(ErrorCodes.ValidationFailed, "One or more fields are not valid.") { Fields = fields };

    /// <summary>The same refusal with the field that is to blame for it.</summary>
    /// <param name="field">Name of the field as the caller wrote it.</param>
    public Refusal Blaming(string field) => this with { Fields = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add(field, [Detail]) };
}
