namespace Platform.GrainInterfaces.Chats;

/// <summary>New settings of a chat: all of them or none; what is not sent stays (reference.md, section 7).</summary>
[GenerateSerializer, Immutable, Alias("platform.chats.update")]
public sealed record ChatUpdate
{
    /// <summary>Its name, 2 to 64 characters; null to leave it.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>Whether <see cref="Description"/> is meant.</summary>
    [Id(1)]
    public bool ChangesDescription { get; init; }

    /// <summary>A text of at most 500 characters; null for none.</summary>
    [Id(2)]
    public string? Description { get; init; }

    /// <summary>Whether members may ask for control; null to leave it.</summary>
    [Id(3)]
    public bool? AllowControlRequests { get; init; }

    /// <summary>Whether <see cref="Slug"/> is meant.</summary>
    [Id(4)]
    public bool ChangesSlug { get; init; }

    /// <summary>The public name, 2 to 32 of <c>[a-z0-9-]</c>, which makes the chat public; null makes it private.</summary>
    [Id(5)]
    public string? Slug { get; init; }
}
