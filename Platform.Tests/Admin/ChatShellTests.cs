using Platform.Admin.Commands;
using Platform.Admin.Shell;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Admin;

/// <summary>The commands for chats in a shell.</summary>
public sealed class ChatShellTests
{
    [Theory]
    [InlineData("ch", "chat")]
    [InlineData("chat ", "create-official", "delete", "list", "set-visibility", "show")]
    [InlineData("chat set-visibility lobby ", "official", "private", "public")]
    [InlineData("chat set-visibility lobby P", "private", "public")]
    [InlineData("chat set-visibility lobby public --s", "--slug")]
    [InlineData("chat create-official Lobby --d", "--data", "--description", "--dry-run")]
    [InlineData("chat delete lobby --r", "--reason")]
    public void Tab_offers_what_may_stand_there(string line, params string[] words) => Assert.Equal(words, Completion.Of(line));

    [Fact]
    public async Task Commands_of_a_pipe_are_documents()
    {
        using ScriptedConsole console = ScriptedConsole.SignedIn();
        console.Cluster.On<Result<ChatView>>(nameof(IChatConsoleGrain.Show), _ => SampleChats.FilmClub);
        console.Input = "chat show 'film-club'\nchat show \"9\"\nchat set-visibility 9 secret\n";
        Assert.Equal(ExitCodes.WrongUsage, await console.RunAsync("shell", "--json"));
        Assert.Equal(2, console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(["film-club", "9"], console.Cluster.Asked.Select(asked => asked.Arguments[1]));
    }
}
