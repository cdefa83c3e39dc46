namespace Platform.Grains.Chats;

/// <summary>A chat in its owner's state, where its slot is counted and whether it may run is decided.</summary>
internal sealed record OwnedChat
{
    public long Id { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when it runs; null when it does not.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    /// <summary>The last order it was given.</summary>
    public long OrderVersion { get; init; }
}
