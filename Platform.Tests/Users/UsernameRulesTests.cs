using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Tests.Users;

public sealed class UsernameRulesTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("A.b_c-9")]
    [InlineData("12345678901234567890123456789012")]
    [InlineData("administrator")]
    public void Good_names_pass(string name) => Assert.Null(UsernameRules.Problem(name));

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("123456789012345678901234567890123")]
    [InlineData("with blank")]
    [InlineData("dоminic")]
    [InlineData("zero\u200Bwidth")]
    [InlineData("nul\0name")]
    [InlineData("Ａbc")]
    [InlineData("abc\uD800")]
    [InlineData("search")]
    [InlineData("Admin")]
    [InlineData("SYSTEM")]
    [InlineData("owner")]
    [InlineData("root")]
    [InlineData("support")]
    [InlineData("null")]
    [InlineData("me")]
    public void Bad_and_reserved_names_do_not(string name) => Assert.NotNull(UsernameRules.Problem(name));

    [Fact]
    public void A_generated_name_is_user_and_eight_hex_digits_and_may_be_taken()
    {
        string name = UsernameRules.Generate();
        Assert.Matches("^user_[0-9a-f]{8}$", name);
        Assert.Null(UsernameRules.Problem(name));
    }

    [Theory]
    [InlineData("1", 1L)]
    [InlineData("9007199254740991", 9007199254740991L)]
    [InlineData("9007199254740992", null)]
    [InlineData("0", null)]
    [InlineData("01", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData(" 1", null)]
    [InlineData("1e3", null)]
    [InlineData("9223372036854775808", null)]
    [InlineData("", null)]
    [InlineData("١", null)]
    public void An_id_is_a_positive_number_exact_in_javascript(string text, long? id) => Assert.Equal(id, UserId.Parse(text)?.Value);
}
