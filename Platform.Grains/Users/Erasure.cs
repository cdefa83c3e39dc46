using System.Collections.Immutable;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Moderation;
using Platform.Grains.SignIn;

namespace Platform.Grains.Users;

/// <summary>What is still to be freed of a deleted user; gone with him once it is done.</summary>
internal sealed record Erasure
{
    public string Username { get; init; } = "";

    /// <summary>Grain keys of his identities.</summary>
    public ImmutableArray<string> IdentityKeys { get; init; } = [];

    public bool TrialUsed { get; init; }

    public ImmutableArray<GrainInterfaces.Moderation.RunningRestriction> Bans { get; init; } = [];

    /// <summary>What his identities must remember.</summary>
    public IdentityMemory ToMemory() => new(TrialUsed, Bans);
}

/// <summary>What deleting makes of a user: nothing personal but what has to be freed (reference.md, section 2, "Deleting a user").</summary>
internal static class Erasures
{
    /// <summary>What is left of him.</summary>
    /// <param name="user">The user as of now.</param>
    /// <param name="actor">Who deletes him.</param>
    /// <param name="now">The instant.</param>
    public static UserState Erase(UserState user, UserId actor, DateTimeOffset now) => new()
    {
        Id = user.Id,
        Version = user.Version,
        DeletedAt = now,
        ChatOrders = ChatOwnership.DeleteAll(user, actor, now),
        Erasure = new Erasure
        {
            Username = user.Username,
            IdentityKeys = [.. user.LinkedPlatforms.Select(linked => IdentityKey.Of(new PlatformIdentity(linked.Platform, linked.PlatformUserId)))],
            TrialUsed = !user.IsTrialAvailable,
            Bans = [.. user.Punishments
                .Where(punishment => punishment.Kind == PunishmentKind.Ban)
                .Select(punishment => punishment.ToRunning())
                .OfType<GrainInterfaces.Moderation.RunningRestriction>()
                .Where(ban => Restrictions.Runs(ban.Until, now))],
        },
    };
}
