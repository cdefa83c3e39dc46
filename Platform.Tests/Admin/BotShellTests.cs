using Platform.Admin.Commands;
using Platform.Admin.Shell;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Admin;

/// <summary>The commands for bots in a shell.</summary>
public sealed class BotShellTests
{
    [Theory]
    [InlineData("bo", "bootstrap", "bot")]
    [InlineData("bot ", "create", "delete", "disable", "enable", "list", "regenerate-key", "reset-stats", "set-owner", "set-rate-limit", "set-type", "show", "stats")]
    [InlineData("bot set-type pong ", "community", "official", "verified")]
    [InlineData("bot set-type pong VER", "verified")]
    [InlineData("bot set-type pong verified ")]
    [InlineData("bot set-type pong --y", "--yes")]
    [InlineData("bot disable pong --e", "--end-sessions")]
    [InlineData("bot create pong --o", "--operator-key-file", "--owner")]
    public void Tab_offers_what_may_stand_there(string line, params string[] words) => Assert.Equal(words, Completion.Of(line));

    [Fact]
    public async Task Commands_of_a_pipe_are_documents()
    {
        using ScriptedConsole console = ScriptedConsole.SignedIn();
        console.Cluster.On<Result<BotView>>(nameof(IBotConsoleGrain.Show), _ => SampleBots.Pong);
        console.Cluster.On<Result<BotActOutcome>>(nameof(IBotConsoleGrain.Act), arguments => SampleBots.After((BotAct)arguments[2]!));
        console.Input = "bot show 'pong'\nbot set-owner \"my bot\" bob --dry-run\nbot set-type pong nice\n";
        Assert.Equal(ExitCodes.WrongUsage, await console.RunAsync("shell", "--json"));
        Assert.Equal(2, console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(["pong", "my bot"], console.Cluster.Asked.Select(asked => asked.Arguments[1]));
    }
}
