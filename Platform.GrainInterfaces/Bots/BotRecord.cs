using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Bots;

/// <summary>One bot as files carry it from one installation to another. Its key is not part of it: that is known to nobody but the bot.</summary>
/// <remarks>The member names are those of the files' columns.</remarks>
[GenerateSerializer, Immutable, Alias("platform.bots.record")]
public sealed record BotRecord
{
    /// <summary>Its number where it was exported; means nothing where it is imported.</summary>
    [Id(0)]
    public BotId? Id { get; init; }

    /// <summary>Its name.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>The platform it works on.</summary>
    [Id(2)]
    public string Platform { get; init; } = "";

    /// <summary>The username of its owner; null when he is no more. Not his number: that means nothing on another installation.</summary>
    [Id(3)]
    public string? Owner { get; init; }

    /// <summary>How far the platform vouches for it.</summary>
    [Id(4)]
    public BotType BotType { get; init; } = BotType.Community;

    /// <summary>Whether its key works.</summary>
    [Id(5)]
    public bool IsActive { get; init; } = true;

    /// <summary>Requests it may send in any hour; null for as many as a new bot may.</summary>
    [Id(6)]
    public long? RateLimitPerHour { get; init; }

    /// <summary>Its picture; null when it has none.</summary>
    [Id(7)]
    public string? AvatarUrl { get; init; }

    /// <summary>When it was created, there or elsewhere; null for now.</summary>
    [Id(8)]
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>What became of a record that no rule refused.</summary>
/// <param name="Id">The bot's number; null where nothing was changed and it is not there yet.</param>
/// <param name="Name">Its name.</param>
/// <param name="WasThere">Whether the platform had a bot of that name already: then nothing was changed.</param>
/// <param name="ApiKey">The key that was drawn for it; null where none was asked for, and none is told again.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.imported")]
public sealed record ImportedBot(
    [property: Id(0)] BotId? Id, [property: Id(1)] string Name, [property: Id(2)] bool WasThere, [property: Id(3)] Secret? ApiKey);
