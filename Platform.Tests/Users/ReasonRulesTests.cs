using Platform.Grains.Users;

namespace Platform.Tests.Users;

public sealed class ReasonRulesTests
{
    [Theory]
    [InlineData("spam")]
    [InlineData("Ärger mit 'ihm', %_\\ \"🎈\"")]
    public void Words_are_a_reason(string reason) => Assert.Null(ReasonRules.Refuse(reason, isRequired: true));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("nul\0")]
    [InlineData("two\nlines")]
    [InlineData("\uD83C")]
    [InlineData("\uDF88!")]
    public void What_cannot_be_stored_or_shown_is_none(string reason) => Assert.NotNull(ReasonRules.Refuse(reason, isRequired: false));

    [Fact]
    public void Five_hundred_characters_are_the_most()
    {
        Assert.Null(ReasonRules.Refuse(new string('x', 500), isRequired: true));
        Assert.NotNull(ReasonRules.Refuse(new string('x', 501), isRequired: true));
    }

    [Fact]
    public void None_is_refused_only_where_one_is_required()
    {
        Assert.Null(ReasonRules.Refuse(null, isRequired: false));
        Assert.NotNull(ReasonRules.Refuse(null, isRequired: true));
    }
}
