namespace Platform.GrainInterfaces.Chats;

/// <summary>A chat that somebody wants to have; it begins private (reference.md, section 7).</summary>
/// <param name="Name">Its name, 2 to 64 characters.</param>
/// <param name="Description">A text of at most 500 characters; null for none.</param>
/// <param name="AllowControlRequests">Whether members may ask for control.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.new")]
public sealed record NewChat(
    [property: Id(0)] string Name, [property: Id(1)] string? Description, [property: Id(2)] bool AllowControlRequests);

/// <summary>An official chat that an operator wants to have.</summary>
/// <param name="Name">Its name, 2 to 64 characters.</param>
/// <param name="Slug">Its public name, 2 to 32 of <c>[a-z0-9-]</c>.</param>
/// <param name="Description">A text of at most 500 characters; null for none.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.new-official")]
public sealed record NewOfficialChat([property: Id(0)] string Name, [property: Id(1)] string Slug, [property: Id(2)] string? Description);
