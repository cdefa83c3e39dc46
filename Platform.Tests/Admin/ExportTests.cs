using Platform.Admin.Commands;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary><c>export users</c> and <c>export bots</c>.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public ExportTests() => _console.Cluster.On<Result<UserExport>>(nameof(IUserTransferGrain.Export), arguments => arguments[1] is null
        ? new UserExport([new UserRecord { Id = new UserId(1), Platform = "a", PlatformUserId = "1", Username = "one" }], new UserId(1))
        : new UserExport([new UserRecord { Id = new UserId(2), Platform = "a", PlatformUserId = "2", Username = "two" }], null));

    private string Target => Path.Combine(_console.Home, "people.csv");

    [Fact]
    public async Task Part_after_part_goes_into_a_file_that_nobody_else_may_read()
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("export", "users", Target, "--json"));
        Assert.Equal(
            "id,platform,platform_user_id,platform_username,platform_avatar_url,username,permission_level,subscription_tier,subscription_expires_at,trial_used,state,restricted_until,restriction_reason,created_at\r\n"
            + "1,a,1,,,one,user,basic,,false,active,,,\r\n2,a,2,,,two,user,basic,,false,active,,,\r\n",
            await File.ReadAllTextAsync(Target));
        Assert.Equal([null, new UserId(1)], _console.Cluster.Asked.Select(asked => (UserId?)asked.Arguments[1]));
        Assert.Equal(2, _console.Document.GetProperty("rows").GetInt64());
        Assert.Equal(new FileInfo(Target).Length, _console.Document.GetProperty("bytes").GetInt64());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
        }
    }

    [Fact]
    public async Task Standard_output_takes_the_rows_and_nothing_else()
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("export", "users", "-", "--format", "jsonl"));
        Assert.Equal(["one", "two"], _console.Output.TrimEnd().Split('\n').Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("username").GetString()));
        Assert.Empty(_console.Error);
        Assert.Equal(ExitCodes.WrongUsage, await _console.RunAsync("export", "users", "-", "--format", "jsonl", "--json"));
    }

    [Fact]
    public async Task Nothing_is_written_over()
    {
        await File.WriteAllTextAsync(Target, "mine");
        Assert.Equal(ExitCodes.WrongUsage, await _console.RunAsync("export", "users", Target));
        Assert.Equal("mine", await File.ReadAllTextAsync(Target));
    }

    [Fact]
    public async Task What_is_not_whole_leaves_no_file()
    {
        _console.Cluster.On<Result<UserExport>>(
            nameof(IUserTransferGrain.Export),
            arguments => arguments[1] is null ? new UserExport([], new UserId(1)) : new Refusal(ErrorCodes.SessionExpired, "It has ended."));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("export", "users", Target));
        Assert.False(File.Exists(Target));
        Assert.False(File.Exists(Target + ".part"));
    }

    [Fact]
    public async Task Pressing_ctrl_c_leaves_no_file()
    {
        _console.Interruption.Press();
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("export", "users", Target));
        Assert.False(File.Exists(Target));
        Assert.Equal("Nothing was changed.\n", _console.Error);
    }

    [Fact]
    public async Task Bots_are_written_with_the_names_of_their_owners()
    {
        _console.Cluster.On<Result<BotExport>>(
            nameof(IBotTransferGrain.Export), _ => new BotExport([new BotRecord { Id = new BotId(3), Name = "po,ng", Platform = "a", Owner = "alice", RateLimitPerHour = 5 }], null));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("export", "bots", Target));
        Assert.Equal(
            "id,name,platform,owner,bot_type,is_active,rate_limit_per_hour,avatar_url,created_at\r\n3,\"po,ng\",a,alice,community,true,5,,\r\n",
            await File.ReadAllTextAsync(Target));
    }

    public void Dispose() => _console.Dispose();
}
