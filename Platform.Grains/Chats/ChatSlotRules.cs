using Platform.GrainInterfaces.Permissions;

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
}
