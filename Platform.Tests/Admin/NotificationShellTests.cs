using Platform.Admin.Commands;
using Platform.Admin.Shell;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary>The commands for notifications and announcements in a shell.</summary>
public sealed class NotificationShellTests
{
    [Theory]
    [InlineData("notification ", "broadcast", "list", "send", "withdraw")]
    [InlineData("notification send alice --t", "--title", "--type")]
    [InlineData("notification send alice --type ", "error", "info", "success", "warning")]
    [InlineData("notification broadcast --type w", "warning")]
    [InlineData("notification withdraw 12 --y", "--yes")]
    [InlineData("announcement create --type ", "error", "info", "success", "warning")]
    public void Tab_offers_what_may_stand_there(string line, params string[] words) => Assert.Equal(words, Completion.Of(line));

    [Fact]
    public async Task A_text_in_quotes_is_one_word()
    {
        using ScriptedConsole console = ScriptedConsole.SignedIn();
        console.Cluster.On<Result<NotificationView>>(
            nameof(INotificationConsoleGrain.Send), _ => new NotificationView(12, "Two words", "it's done", "info", null, Profiles.Noon, new UserId(5)));
        console.Input = "notification send alice --title 'Two words' --body \"it's done\"\n";
        Assert.Equal(ExitCodes.Done, await console.RunAsync("shell", "--json"));
        Assert.Equal(new NewNotification("Two words", "it's done", "info"), Assert.Single(console.Cluster.Asked).Arguments[2]);
    }
}
