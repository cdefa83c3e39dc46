using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;

namespace Platform.GrainInterfaces.Directory;

/// <summary>Which bots are asked for (reference.md, section 5, <c>GET /bots/search</c>).</summary>
[GenerateSerializer, Immutable, Alias("platform.directory.bot-query")]
public sealed record BotQuery
{
    /// <summary>A part of the name in any case, or an exact id, 1-50 characters; null for any, where owner or type is given.</summary>
    [Id(0)]
    public string? Text { get; init; }

    /// <summary>The owner, an id or a username; null for any.</summary>
    [Id(1)]
    public string? Owner { get; init; }

    /// <summary>The type; null for any.</summary>
    [Id(2)]
    public BotType? BotType { get; init; }

    /// <summary>Bots to leave out in front, 0-10,000.</summary>
    [Id(3)]
    public int Offset { get; init; }

    /// <summary>Bots at the most, 1-100.</summary>
    [Id(4)]
    public int Limit { get; init; }

    /// <summary>Where the page before ended, as <see cref="BotSearchResult.Next"/> told; the offset leaves nothing out then. Null to go by the offset.</summary>
    [Id(5)]
    public string? After { get; init; }
}

/// <summary>A part of what was found.</summary>
/// <param name="Bots">The part asked for, with all fields; whoever may not see all is shown <see cref="BotView.ToPublic"/>.</param>
/// <param name="IsFull">Whether the viewer may see all fields.</param>
/// <param name="Total">How many there are, exact up to 10,000.</param>
/// <param name="IsTotalCapped">Whether there are more than <paramref name="Total"/>.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("platform.directory.bot-result")]
public sealed record BotSearchResult(
    [property: Id(0)] ImmutableArray<BotView> Bots,
    [property: Id(1)] bool IsFull,
    [property: Id(2)] int Total,
    [property: Id(3)] bool IsTotalCapped,
    [property: Id(4)] string? Next);
