using System.Collections.Immutable;

namespace Platform.Grains.Storage.Checks;

/// <summary>The database as checks see it. Nothing here writes or holds up a write; whole tables are read, which may take minutes.</summary>
internal interface IStorageInspection
{
    /// <summary>The version of the schema, and the one that this program knows.</summary>
    Task<(int Stored, int Known)> ReadSchemaAsync(CancellationToken cancellation);

    /// <summary>The clock of the database's machine; null where that is the silo's own.</summary>
    Task<DateTimeOffset?> ReadClockAsync(CancellationToken cancellation);

    /// <summary>What is wrong with the database's own structures: its pages, indexes, triggers. A sentence each, and whether it is more than slow.</summary>
    Task<ImmutableArray<StructureFinding>> InspectStructureAsync(CancellationToken cancellation);

    /// <summary>What tables that the triggers keep hold otherwise than the states say, as far as there are such tables.</summary>
    Task<ImmutableArray<Finding>> CompareDerivedAsync(CancellationToken cancellation);

    /// <summary>A page of all states, in the order of name and key.</summary>
    /// <param name="after">The last one of the page before; null to begin.</param>
    /// <param name="most">States at the most.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<ImmutableArray<InspectedState>> ReadStatesAsync(InspectedState? after, int most, CancellationToken cancellation);

    /// <summary>Rows that a rule says there are none of.</summary>
    /// <param name="rule">Which rule.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<Finding> FindAsync(ReferenceRule rule, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Owners of the platform, states that should have been woken, states that should have been swept, changes of counters that wait.</summary>
    /// <param name="wake">States whose <c>wake_after</c> lies before it count.</param>
    /// <param name="sweep">States whose <c>sweep_after</c> lies before it count.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<Backlog> ReadBacklogAsync(DateTimeOffset wake, DateTimeOffset sweep, CancellationToken cancellation);
}

/// <summary>Something of a kind that should not be there.</summary>
/// <param name="Count">How many.</param>
/// <param name="Examples">Some of them, five at the most.</param>
internal sealed record Finding(long Count, ImmutableArray<string> Examples)
{
    /// <summary>The examples in words.</summary>
    public string Words => string.Join(", ", Examples) + (Count > Examples.Length ? ", …" : "");
}

/// <summary>Something about the database's own structures.</summary>
/// <param name="Sentence">What.</param>
/// <param name="IsHarmless">Whether the platform is only slower for it.</param>
internal sealed record StructureFinding(string Sentence, bool IsHarmless);

/// <summary>A row of <c>grain_state</c>.</summary>
/// <param name="StateName">The state's name.</param>
/// <param name="GrainKey">The grain's key as Orleans writes it.</param>
/// <param name="Payload">The state as UTF-8 JSON.</param>
internal sealed record InspectedState(string StateName, string GrainKey, BinaryData Payload);

/// <summary>What waits for the upkeep.</summary>
/// <param name="Owners">Owners of the platform.</param>
/// <param name="Unwoken">States that should have been woken.</param>
/// <param name="Unswept">States that should have been swept.</param>
/// <param name="Unfolded">Changes of counters that were not folded.</param>
internal sealed record Backlog(long Owners, long Unwoken, long Unswept, long Unfolded);
