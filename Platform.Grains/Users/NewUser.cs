using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>The state of an account at its first sign-in (reference.md, section 3).</summary>
internal static class NewUser
{
    public static UserState Create(UserId id, string generatedUsername, DateTimeOffset now) => new()
    {
        Id = id,
        Username = generatedUsername,
        HasGeneratedUsername = true,
        PermissionLevel = PermissionLevel.User,
        PermissionSince = now,
        SubscriptionUpdatedAt = now,
        LastActivityAt = now,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
