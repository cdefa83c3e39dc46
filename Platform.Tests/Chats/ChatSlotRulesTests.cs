using Platform.GrainInterfaces.Permissions;
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
}
