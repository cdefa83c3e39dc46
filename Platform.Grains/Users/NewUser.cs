using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>The state of an account at its first sign-in (reference.md, section 3).</summary>
internal static class NewUser
{
    public static UserState Create(UserId id, string generatedUsername, bool trialUsedBefore, DateTimeOffset now) => new()
    {
        Id = id,
        Username = generatedUsername,
        HasGeneratedUsername = true,
        PermissionLevel = PermissionLevel.User,
        PermissionSince = now,
        SubscriptionUpdatedAt = now,
        TrialUsedBefore = trialUsedBefore,
        LastActivityAt = now,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
