using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Chats;

namespace Platform.Tests.Chats;

public sealed class ChatSlotRulesTests
{
    [Theory]
    [InlineData(PermissionLevel.User, false, 0)]
    [InlineData(PermissionLevel.User, true, 1)]
    [InlineData(PermissionLevel.Admin, false, 5)]
    [InlineData(PermissionLevel.Admin, true, 5)]
    [InlineData(PermissionLevel.Owner, false, null)]
    public void Slots_follow_level_and_subscription(PermissionLevel level, bool hasPremium, int? slots) =>
        Assert.Equal(slots, ChatSlotRules.Limit(level, hasPremium));

    [Theory]
    [InlineData(PermissionLevel.User, false, 0, ErrorCodes.PremiumRequired)]
    [InlineData(PermissionLevel.User, true, 0, null)]
    [InlineData(PermissionLevel.User, true, 1, ErrorCodes.NoChatSlot)]
    [InlineData(PermissionLevel.Admin, false, 4, null)]
    [InlineData(PermissionLevel.Admin, true, 5, ErrorCodes.NoChatSlot)]
    [InlineData(PermissionLevel.Owner, false, 1_000, null)]
    public void One_more_chat_needs_a_slot(PermissionLevel level, bool hasPremium, int used, string? code) =>
        Assert.Equal(code, ChatSlotRules.RefuseCreating(level, hasPremium, used)?.Code);
}
