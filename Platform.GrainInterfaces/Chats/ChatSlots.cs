namespace Platform.GrainInterfaces.Chats;

/// <summary>How many chats a user has and may have (reference.md, section 2).</summary>
/// <param name="Used">Chats he owns.</param>
/// <param name="Limit">Chats he may own; null for no limit.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.slots")]
public sealed record ChatSlots([property: Id(0)] int Used, [property: Id(1)] int? Limit);
