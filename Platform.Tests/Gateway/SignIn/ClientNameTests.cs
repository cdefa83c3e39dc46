using Platform.Gateway.SignIn;

namespace Platform.Tests.Gateway.SignIn;

public sealed class ClientNameTests
{
    [Theory]
    [InlineData("curl/8.0", "curl/8.0")]
    [InlineData("  a\u0007b\u0085c\t", "abc")]
    [InlineData("", null)]
    [InlineData(" \t", null)]
    public void Control_characters_are_left_out(string sent, string? shown) => Assert.Equal(shown, ClientName.Clean(sent));

    [Fact]
    public void A_long_name_is_cut() => Assert.Equal(new string('a', 256), ClientName.Clean(new string('a', 300)));

    [Fact]
    public void The_cut_does_not_go_through_a_character() => Assert.Equal(new string('a', 255), ClientName.Clean(new string('a', 255) + "😀"));
}
