using Platform.GrainInterfaces.Users;
using Platform.Grains.SignIn;

namespace Platform.Tests.SignIn;

public sealed class PlatformRulesTests
{
    [Theory]
    [InlineData("discord", "1")]
    [InlineData("a-", "user name with blanks inside")]
    [InlineData("my_platform-2", "Ünïcode+/=ü")]
    public void Good_identities_pass(string platform, string id) => Assert.Null(PlatformRules.Refuse(new PlatformIdentity(platform, id)));

    [Theory]
    [InlineData("a", "1", "platform")]
    [InlineData("Discord", "1", "platform")]
    [InlineData("discörd", "1", "platform")]
    [InlineData("", "1", "platform")]
    [InlineData("discord", "", "platform_user_id")]
    [InlineData("discord", " 1", "platform_user_id")]
    [InlineData("discord", "1\u00A0", "platform_user_id")]
    [InlineData("discord", "1\n2", "platform_user_id")]
    [InlineData("discord", "1\u200B2", "platform_user_id")]
    [InlineData("discord", "1\uD800", "platform_user_id")]
    public void Bad_identities_are_refused_by_their_field(string platform, string id, string field) =>
        Assert.Equal([field], PlatformRules.Refuse(new PlatformIdentity(platform, id))!.Fields.Keys);

    [Fact]
    public void Both_bad_fields_are_named_at_once() =>
        Assert.Equal(["platform", "platform_user_id"], PlatformRules.Refuse(new PlatformIdentity("?", new string('x', 65)))!.Fields.Keys);

    [Fact]
    public void The_longest_names_pass() =>
        Assert.Null(PlatformRules.Refuse(new PlatformIdentity(new string('a', 32), new string('x', 64))));
}
