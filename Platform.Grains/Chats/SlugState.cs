namespace Platform.Grains.Chats;

/// <summary>Which chat took a slug, and when.</summary>
internal sealed record SlugState
{
    public long ChatId { get; init; }

    public DateTimeOffset TakenAt { get; init; }
}
