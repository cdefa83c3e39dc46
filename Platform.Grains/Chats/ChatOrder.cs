using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Chats;

/// <summary>What a user's state has decided about one of his chats: written with the decision, and kept until the chat has carried it out.</summary>
[GenerateSerializer, Immutable, Alias("platform.chats.order")]
internal sealed record ChatOrder
{
    [Id(0)]
    public long ChatId { get; init; }

    /// <summary>Grows with every order of one user; a chat carries out no older one than it knows.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>What the chat is, as long as it may not know it; null afterwards.</summary>
    [Id(2)]
    public ChatCreation? Creation { get; init; }

    /// <summary>Whether it shall run.</summary>
    [Id(3)]
    public bool Runs { get; init; }

    /// <summary>Whether it is deleted, and by whom; null when it is not.</summary>
    [Id(4)]
    public ChatDeletion? Deletion { get; init; }

    /// <summary>When it was decided.</summary>
    [Id(5)]
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What a new chat is.</summary>
[GenerateSerializer, Immutable, Alias("platform.chats.creation")]
internal sealed record ChatCreation
{
    [Id(0)]
    public long Id { get; init; }

    [Id(1)]
    public UserId OwnerId { get; init; }

    [Id(2)]
    public string Name { get; init; } = "";

    [Id(3)]
    public string? Description { get; init; }

    [Id(4)]
    public bool AllowControlRequests { get; init; }

    [Id(5)]
    public string Visibility { get; init; } = "";

    [Id(6)]
    public string? Slug { get; init; }

    [Id(7)]
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>Who deleted a chat.</summary>
/// <param name="ActorId">Who; null when nobody did.</param>
/// <param name="Reason">Why; null for no reason.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.deletion")]
internal sealed record ChatDeletion([property: Id(0)] UserId? ActorId, [property: Id(1)] string? Reason);
