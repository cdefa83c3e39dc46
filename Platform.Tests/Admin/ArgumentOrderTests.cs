using Platform.Admin.Commands;

namespace Platform.Tests.Admin;

public sealed class ArgumentOrderTests
{
    [Theory]
    [InlineData("--json whoami", "whoami --json")]
    [InlineData("whoami --json", "whoami --json")]
    [InlineData("--cluster a:1 session --verbose list bob", "session list bob --cluster a:1 --verbose")]
    [InlineData("--cluster=a:1 whoami", "whoami --cluster=a:1")]
    [InlineData("--dry-run session revoke bob --all --yes", "session revoke bob --all --dry-run --yes")]
    [InlineData("user show -- --json", "user show -- --json")]
    [InlineData("whoami --cluster", "whoami --cluster")]
    [InlineData("user --unknown show", "user --unknown show")]
    public void Options_that_commands_share_move_behind_the_words(string typed, string ordered) =>
        Assert.Equal(ordered.Split(' '), ArgumentOrder.WordsFirst(typed.Split(' ')));

    [Theory]
    [InlineData("user show --help", true)]
    [InlineData("-h", true)]
    [InlineData("user -?", true)]
    [InlineData("user show bob", false)]
    [InlineData("user show -- --help", false)]
    public void Help_is_asked_for_before_the_end_of_options(string typed, bool asks) =>
        Assert.Equal(asks, ArgumentOrder.AsksForHelp(typed.Split(' ')));
}
