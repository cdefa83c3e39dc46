using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>The shared browser as a child process per running chat: stopped with its chat, started again where its silo was lost, and swept after a crash.</summary>
public sealed class BrowserProcessTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_program_runs_as_long_as_its_chat_and_no_longer()
    {
        using var folder = new TemporaryFolder();
        await using PlatformProcess platform = await PlatformProcess.StartAsync(WithBrowser(folder));
        Operator owner = await platform.OperatorAsync();
        long chat = await CreateAsync(owner.User);
        Assert.Empty(BrowsersOf(folder, chat));

        Assert.True((await owner.User.Client.PostAsync(Path(chat, "start"))).ShouldBeOk().Json.GetProperty("running").GetBoolean());
        Process browser = Assert.Single(BrowsersOf(folder, chat));
        (await owner.User.Client.PostAsync(Path(chat, "start"))).ShouldBeOk();
        Assert.Equal(browser.Id, Assert.Single(BrowsersOf(folder, chat)).Id);

        Assert.False((await owner.User.Client.PostAsync(Path(chat, "stop"))).ShouldBeOk().Json.GetProperty("running").GetBoolean());
        await Eventually.TrueAsync(() => BrowsersOf(folder, chat).Length == 0, Deadline, () => "it runs on after its stop");

        (await owner.User.Client.PostAsync(Path(chat, "start"))).ShouldBeOk();
        (await owner.User.Client.PostAsync(Path(chat, "delete"))).ShouldBeOk();
        await Eventually.TrueAsync(() => BrowsersOf(folder, chat).Length == 0, Deadline, () => "it runs on after its chat is deleted");

        long another = await CreateAsync(owner.User);
        (await owner.User.Client.PostAsync(Path(another, "start"))).ShouldBeOk();
        Assert.Equal(0, await platform.TerminateAsync());
        await Eventually.TrueAsync(() => BrowsersOf(folder, another).Length == 0, Deadline, () => "it runs on without its silo");
    }

    [Fact]
    public async Task A_program_that_ends_by_itself_leaves_a_stopped_chat()
    {
        using var folder = new TemporaryFolder();
        await using PlatformProcess platform = await PlatformProcess.StartAsync(WithBrowser(folder));
        Operator owner = await platform.OperatorAsync();
        long chat = await CreateAsync(owner.User);
        (await owner.User.Client.PostAsync(Path(chat, "start"))).ShouldBeOk();
        Assert.Single(BrowsersOf(folder, chat)).Kill(entireProcessTree: true);
        await Eventually.TrueAsync(async () => !await IsRunningAsync(owner.User, chat), Deadline, () => "the chat runs without its browser");
        Assert.True((await owner.User.Client.PostAsync(Path(chat, "start"))).ShouldBeOk().Json.GetProperty("running").GetBoolean());
        Assert.Single(BrowsersOf(folder, chat));
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_told_and_the_chat_does_not_run()
    {
        using var folder = new TemporaryFolder();
        PlatformOptions options = new PlatformOptions(folder.Path).With("Platform__Chats__BrowserProgram", "/nowhere/browser");
        await using PlatformProcess platform = await PlatformProcess.StartAsync(options);
        Operator owner = await platform.OperatorAsync();
        long chat = await CreateAsync(owner.User);
        (await owner.User.Client.PostAsync(Path(chat, "start"))).ShouldBeProblem(503, "unavailable");
        Assert.False(await IsRunningAsync(owner.User, chat));
    }

    [Fact]
    public async Task What_a_killed_silo_left_behind_is_swept_and_the_chat_gets_a_new_one()
    {
        using var folder = new TemporaryFolder();
        await using PlatformProcess platform = await PlatformProcess.StartAsync(WithBrowser(folder));
        Operator owner = await platform.OperatorAsync();
        long chat = await CreateAsync(owner.User);
        (await owner.User.Client.PostAsync(Path(chat, "start"))).ShouldBeOk();
        int left = Assert.Single(BrowsersOf(folder, chat)).Id;
        await platform.Running.Kill9AloneAsync();
        Assert.Equal(left, Assert.Single(BrowsersOf(folder, chat)).Id);

        await platform.StartAsync();
        await Eventually.TrueAsync(() => BrowsersOf(folder, chat).All(browser => browser.Id != left), Deadline, () => "it was not swept");
        Assert.True(await IsRunningAsync(owner.User, chat));
        await Eventually.TrueAsync(() => BrowsersOf(folder, chat).Length == 1, Deadline, () => "it was not started again");
        (await owner.User.Client.PostAsync(Path(chat, "stop"))).ShouldBeOk();
        await Eventually.TrueAsync(() => BrowsersOf(folder, chat).Length == 0, Deadline, () => "it runs on after its stop");
    }

    // The folder's name marks the processes of one test.
    private static PlatformOptions WithBrowser(TemporaryFolder folder) => new PlatformOptions(folder.Path)
        .With("Platform__Chats__BrowserProgram", "/bin/sh")
        .With("Platform__Chats__BrowserArguments__0", "-c")
        .With("Platform__Chats__BrowserArguments__1", "trap 'exit 0' TERM; while :; do sleep 1; done")
        .With("Platform__Chats__BrowserArguments__2", $"{folder.Path} chat={{chat}};");

    private static string Path(long chat, string act) => string.Create(CultureInfo.InvariantCulture, $"/portal/chats/{chat}/{act}");

    private static async Task<long> CreateAsync(SignedInUser user) =>
        (await user.Client.PostAsync("/portal/chats", new { name = "Lounge" })).ShouldBeOk().Json.Number("id");

    private static async Task<bool> IsRunningAsync(SignedInUser user, long chat)
    {
        JsonElement answer = (await user.Client.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/portal/chats/{chat}"))).ShouldBeOk().Json;
        return answer.GetProperty("running").GetBoolean();
    }

    private static Process[] BrowsersOf(TemporaryFolder folder, long chat)
    {
        string mark = string.Create(CultureInfo.InvariantCulture, $"{folder.Path} chat={chat};");
        Process[] marked = [.. Process.GetProcesses().Where(process => About(process, "cmdline").Contains(mark, StringComparison.Ordinal))];

        // For a moment, what a shell has just started looks like the shell itself.
        return [.. marked.Where(process => marked.All(other => other.Id != ParentOf(process)))];
    }

    private static int ParentOf(Process process)
    {
        string[] fields = About(process, "stat").Split(") ")[^1].Split(' ');
        return fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 0;
    }

    private static string About(Process process, string what)
    {
        try
        {
            return File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/{what}"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
