using Platform.Admin.Commands;

namespace Platform.Tests.Admin;

public sealed class UsageTests
{
    [Theory]
    [InlineData("user", "'user' needs one of its commands: show, search, explain, warn, timeout, untimeout, ban, unban, delete.", "platform-admin user ")]
    [InlineData("user shwo bob", "Unknown command 'shwo'", "platform-admin user ")]
    [InlineData("bot", "'bot' needs one of its commands: create, list, show, stats, set-type, set-owner, set-rate-limit, regenerate-key, enable, disable, reset-stats, delete.", "platform-admin bot ")]
    [InlineData("chat", "'chat' needs one of its commands: list, show, create-official, set-visibility, delete.", "platform-admin chat ")]
    [InlineData("notification", "'notification' needs one of its commands: send, broadcast, list, withdraw.", "platform-admin notification ")]
    [InlineData("frobnicate", "Unknown command 'frobnicate'", "platform-admin [OPTIONS] <COMMAND>")]
    [InlineData("user show", "missing required argument 'USER'", "platform-admin user show <USER>")]
    [InlineData("user search --state banned", "missing required argument 'TEXT'", "platform-admin user search <TEXT>")]
    [InlineData("user show a b", "'b'", "platform-admin user show <USER>")]
    [InlineData("user show bob --nope x", "Unknown option '--nope'", "platform-admin user show <USER>")]
    [InlineData("user --nope show bob", "'--nope' must stand behind", "platform-admin user ")]
    [InlineData("user show bob -- more", "'more'", "platform-admin user show <USER>")]
    [InlineData("whoami --cluster", "no value", "platform-admin whoami")]
    [InlineData("login --platform --id 7", "no value", "platform-admin login")]
    [InlineData("whoami --json=perhaps", "Flags", "platform-admin whoami")]
    [InlineData("session revoke bob", "SUFFIX", "platform-admin session revoke <USER> [SUFFIX]")]
    [InlineData("session revoke bob abc123 --all", "not both", "platform-admin session revoke <USER> [SUFFIX]")]
    [InlineData("whoami --cluster nowhere", "--cluster must be HOST:PORT", "platform-admin whoami")]
    [InlineData("whoami --database nonsense", "--database is not", "platform-admin whoami")]
    [InlineData("whoami --cluster a:1 --database Host=b", "not both", "platform-admin whoami")]
    public async Task A_mistake_gets_a_sentence_and_the_usage_of_its_command(string typed, string sentence, string usage)
    {
        using ScriptedConsole console = ScriptedConsole.SignedIn();
        Assert.Equal(ExitCodes.WrongUsage, await console.RunAsync(typed.Split(' ')));
        Assert.Contains(sentence, console.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(usage, console.Error, StringComparison.Ordinal);
        Assert.Empty(console.Output);
        Assert.Empty(console.Cluster.Asked);
    }

    [Fact]
    public async Task No_command_at_all_is_a_mistake_that_shows_all_commands()
    {
        using ScriptedConsole console = new();
        Assert.Equal(ExitCodes.WrongUsage, await console.RunAsync());
        Assert.Contains("public-key", console.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("login --help")]
    [InlineData("login-code -h")]
    [InlineData("bootstrap owner --help")]
    [InlineData("whoami --help")]
    [InlineData("user show --help")]
    [InlineData("user search --help")]
    [InlineData("session list --help")]
    [InlineData("session revoke --help")]
    [InlineData("public-key create --help")]
    [InlineData("public-key list --help")]
    [InlineData("public-key revoke --help")]
    [InlineData("bot create --help")]
    [InlineData("bot list --help")]
    [InlineData("bot show --help")]
    [InlineData("bot stats --help")]
    [InlineData("bot set-type --help")]
    [InlineData("bot set-owner --help")]
    [InlineData("bot set-rate-limit --help")]
    [InlineData("bot regenerate-key --help")]
    [InlineData("bot enable --help")]
    [InlineData("bot disable --help")]
    [InlineData("bot reset-stats --help")]
    [InlineData("bot delete --help")]
    [InlineData("chat list --help")]
    [InlineData("chat show --help")]
    [InlineData("chat create-official --help")]
    [InlineData("chat set-visibility --help")]
    [InlineData("chat delete --help")]
    [InlineData("notification send --help")]
    [InlineData("notification broadcast --help")]
    [InlineData("notification list --help")]
    [InlineData("notification withdraw --help")]
    [InlineData("stats --help")]
    [InlineData("cluster --help")]
    public async Task Help_shows_examples_and_the_options_of_every_command(string typed)
    {
        using ScriptedConsole console = new();
        Assert.Equal(ExitCodes.Done, await console.RunAsync(typed.Split(' ')));
        Assert.Contains("EXAMPLES:", console.Output, StringComparison.Ordinal);
        Assert.Contains("--json", console.Output, StringComparison.Ordinal);
        Assert.Empty(console.Error);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        using ScriptedConsole console = new();
        Assert.Equal(ExitCodes.Done, await console.RunAsync("--version"));
        Assert.Matches(@"^\d+\.\d+\.\d+", console.Output);
    }
}
