using System.Globalization;
using System.Text.Json;
using Platform.Tests.Console;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>A backup of a platform that runs on, restored into a new one beside it, all by the console (reference.md, section 10).</summary>
public sealed class BackupProcessTests
{
    [Fact]
    public Task A_running_platform_is_restored_in_a_new_place() => RestoreAsync(fromPostgreSql: false, toPostgreSql: false);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public Task And_from_any_database_into_any(bool fromPostgreSql, bool toPostgreSql) => RestoreAsync(fromPostgreSql, toPostgreSql);

    private static async Task RestoreAsync(bool fromPostgreSql, bool toPostgreSql)
    {
        await using var old = await TemporaryPlatform.StartAsync(await DatabaseAsync(fromPostgreSql));
        var owner = await old.Process.OperatorAsync();
        var alice = await old.Access.SignInAsync();
        (await alice.RenameAsync(Names.Fresh())).ShouldBeOk();
        var bot = await owner.BotAsync(alice);
        (await bot.ReportAsync(new { command = "before", count = 7 })).ShouldBeOk();
        var chat = (await owner.User.Client.PostAsync("/v1/portal/chats", new { name = "Film club" })).ShouldBeOk().Json.Number("id");
        await new OwnedChat(chat, owner.User).JoinedByAsync(alice);
        var profile = Lasting((await alice.MeAsync()).ShouldBeOk().Json);

        using var stop = new CancellationTokenSource();
        var busy = await old.Access.SignInAsync();
        var writing = Task.Run(() => KeepWritingAsync(busy, bot, stop.Token));
        try
        {
            var file = Path.Combine(old.Options.DataFolder, "platform.backup");
            var console = new ConsoleProcess(old.Options.Cluster, old.Options.DataFolder) { SessionToken = owner.User.Token };
            var printed = (await console.RunAsync("backup", file, "--json")).ShouldPrintJson();
            Assert.Equal(new FileInfo(file).Length, printed.Number("bytes"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            (await console.RunAsync("backup", file)).ShouldExitWith(2);

            await using var fresh = await StartWithSecretOfAsync(old, await DatabaseAsync(toPostgreSql));
            var newConsole = new ConsoleProcess(fresh.Options.Cluster, fresh.Options.DataFolder) { OperatorKey = fresh.Options.Secrets.OperatorKey };
            Assert.True((await newConsole.RunAsync("restore", file, "--dry-run", "--json")).ShouldPrintJson().Flag("allowed"));
            var restored = (await newConsole.RunAsync("restore", file, "--json")).ShouldPrintJson();
            Assert.Equal(printed.Number("rows"), restored.Number("rows"));
            Assert.False(writing.IsCompleted, "nothing was written meanwhile");

            Assert.Equal(profile, Lasting((await (alice.Client with { Address = fresh.Access.Address }).GetAsync("/v1/users/me")).ShouldBeOk().Json));
            (await bot.At(fresh.Access.Address).MeAsync()).ShouldBeOk();
            var visitor = old.Access.Visitor() with { Address = fresh.Access.Address };
            var top = (await visitor.GetAsync("/v1/statistics/app")).ShouldBeOk().Json.GetProperty("commands").GetProperty("top");
            Assert.Contains(top.EnumerateArray(), command => command.Text("command") == "before" && command.Number("count") == 7);
            Assert.True((await fresh.Access.SignInAsync()).Id > busy.Id);
            Assert.Equal(alice.Id, (await fresh.Access.SignInAsync(alice.Identity)).Id);

            var ownerConsole = newConsole with { OperatorKey = null, SessionToken = owner.User.Token };
            (await ownerConsole.RunAsync("stats", "verify")).ShouldExitWith(0);
            (await ownerConsole.RunAsync("audit", "verify")).ShouldExitWith(0);
            var doctor = (await ownerConsole.RunAsync("doctor", "--json")).ShouldPrintJson();
            Assert.True(doctor.Flag("healthy"), doctor.ToString());
            (await newConsole.RunAsync("restore", file)).ShouldBeRefused("conflict");
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }
    }

    private static async Task<string?> DatabaseAsync(bool onPostgreSql) =>
        onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;

    private static Task<TemporaryPlatform> StartWithSecretOfAsync(TemporaryPlatform old, string? database) => TemporaryPlatform.StartAsync(
        database, options => options with { MoreArguments = ["--server-secret-file", Path.Combine(old.Options.DataFolder, "server.secret")] });

    private static async Task KeepWritingAsync(SignedInUser user, RunningBot bot, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await bot.ReportAsync(new { command = "meanwhile", count = 1 });
            await user.RenameAsync(Names.Fresh());
            await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }
    }

    // What a look at it does not change.
    private static string Lasting(JsonElement profile) => string.Create(
        CultureInfo.InvariantCulture,
        $"{profile.Number("id")} {profile.Text("username")} {profile.Text("created_at")} {profile.Text("updated_at")} {profile.GetProperty("linked_platforms")}");
}
