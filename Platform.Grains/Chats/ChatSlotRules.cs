using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Chats;

/// <summary>How many chats one may own (reference.md, section 2, "Chat slots").</summary>
internal static class ChatSlotRules
{
    private const int OfAdmins = 5;
    private const int WithPremium = 1;

    /// <returns>Null for no limit.</returns>
    public static int? Limit(PermissionLevel level, bool hasPremium) => level switch
    {
        PermissionLevel.Owner => null,
        PermissionLevel.Admin => OfAdmins,
        _ => hasPremium ? WithPremium : 0,
    };

    /// <summary>Refuses one more chat.</summary>
    /// <param name="level">The user's level.</param>
    /// <param name="hasPremium">Whether the features of Premium are open to him.</param>
    /// <param name="used">Chats he has.</param>
    public static Refusal? RefuseCreating(PermissionLevel level, bool hasPremium, int used) => Limit(level, hasPremium) switch
    {
        0 => new Refusal(ErrorCodes.PremiumRequired, "Chats need a Trial, Premium or Lifetime."),
        { } limit when used >= limit => new Refusal(ErrorCodes.NoChatSlot, $"All chat slots are used: {used} of {limit}."),
        _ => null,
    };
}
