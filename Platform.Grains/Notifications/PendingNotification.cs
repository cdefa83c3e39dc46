namespace Platform.Grains.Notifications;

/// <summary>A notification on its way to a user's inbox: written with the change it tells of, and kept until the inbox has it.</summary>
[GenerateSerializer, Immutable, Alias("platform.notifications.pending")]
internal sealed record PendingNotification
{
    /// <summary>Makes a repeated delivery harmless.</summary>
    [Id(0)]
    public Guid Id { get; init; }

    [Id(1)]
    public string Title { get; init; } = "";

    [Id(2)]
    public string Body { get; init; } = "";

    /// <summary>info, success, warning or error.</summary>
    [Id(3)]
    public string Type { get; init; } = "info";

    [Id(4)]
    public DateTimeOffset CreatedAt { get; init; }
}
