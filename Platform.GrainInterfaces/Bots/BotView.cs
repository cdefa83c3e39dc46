using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Bots;

/// <summary>A bot with all that operators and the bot itself see of it (reference.md, section 5).</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Platform">The platform it works on.</param>
/// <param name="Groups">Groups it is in.</param>
/// <param name="Users">People it serves, as it says itself.</param>
/// <param name="AvatarUrl">Its picture; null when it has none.</param>
/// <param name="LatencyMs">Its latency in milliseconds; null when it never reported one.</param>
/// <param name="IsVerified">Whether it is an official or a verified one.</param>
/// <param name="LastActivityAt">Its last accepted request; null before the first.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="BotType">How far the platform vouches for it.</param>
/// <param name="IsActive">Whether its key works.</param>
/// <param name="RateLimitPerHour">Requests it may send in any hour.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.view")]
public record BotView(
    [property: Id(0)] BotId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Platform,
    [property: Id(3)] int Groups,
    [property: Id(4)] long Users,
    [property: Id(5)] string? AvatarUrl,
    [property: Id(6)] int? LatencyMs,
    [property: Id(7)] bool IsVerified,
    [property: Id(8)] DateTimeOffset? LastActivityAt,
    [property: Id(9)] DateTimeOffset CreatedAt,
    [property: Id(10)] DateTimeOffset UpdatedAt,
    [property: Id(11)] UserId OwnerId,
    [property: Id(12)] BotType BotType,
    [property: Id(13)] bool IsActive,
    [property: Id(14)] int RateLimitPerHour)
{
    /// <summary>What anyone may see of it.</summary>
    public PublicBotView ToPublic() =>
        new(Id, Name, Platform, Groups, Users, AvatarUrl, LatencyMs, IsVerified, LastActivityAt, CreatedAt, UpdatedAt);
}
