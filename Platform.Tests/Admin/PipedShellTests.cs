using Platform.Admin.Commands;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary><c>shell</c> with commands from a pipe.</summary>
public sealed class PipedShellTests : IDisposable
{
    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public PipedShellTests()
    {
        _console.Cluster.On<Result<UserProfile>>(nameof(IPermissionConsoleGrain.WhoAmI), _ => Profiles.Alice);
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IUserConsoleGrain.Act), _ => Profiles.Unchanged);
        _console.Cluster.On<Result<UserDetails>>(nameof(IUserConsoleGrain.Show), _ => UserRefusals.NotFound);
    }

    [Fact]
    public async Task Commands_share_one_connection_and_the_options_of_the_shell()
    {
        _console.Input = "whoami\n\n  # nothing\nwhoami --json # again\nuser warn alice --reason 'so rude'\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("shell", "--json"));
        Assert.Equal(3, _console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(1, _console.Connections);
        Assert.Equal("so rude", ((UserAct)_console.Cluster.Asked[^1].Arguments[2]!).Reason);
        Assert.DoesNotContain("platform>", _console.Output + _console.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user show nobody\nuser\nwhoami\n", ExitCodes.Refused, 1)]
    [InlineData("user\nuser show nobody\n'\nwhoami\n", ExitCodes.WrongUsage, 1)]
    [InlineData("whoami 'unclosed\nwhoami\n", ExitCodes.WrongUsage, 1)]
    [InlineData("whoami\nquit\nuser\n", ExitCodes.Done, 1)]
    [InlineData("exit\nwhoami\n", ExitCodes.Done, 0)]
    [InlineData("help\nhelp user ban\nuser ban --help\n", ExitCodes.Done, 0)]
    [InlineData("", ExitCodes.Done, 0)]
    public async Task It_goes_on_after_a_failure_and_exits_with_the_first(string lines, int exitCode, int answered)
    {
        _console.Input = lines;
        Assert.Equal(exitCode, await _console.RunAsync("shell"));
        Assert.Equal(answered, _console.Cluster.Asked.Count(asked => asked.Method == nameof(IPermissionConsoleGrain.WhoAmI)));
    }

    [Theory]
    [InlineData("shell")]
    [InlineData("shell --json")]
    [InlineData("whoami --cluster 10.0.0.1:30000")]
    [InlineData("whoami --database Host=elsewhere")]
    [InlineData("whoami --cluster-id other")]
    public async Task Neither_a_second_shell_nor_a_second_cluster_is_entered(string line)
    {
        _console.Input = line + "\n";
        Assert.Equal(ExitCodes.WrongUsage, await _console.RunAsync("shell"));
        Assert.Empty(_console.Cluster.Asked);
        Assert.Empty(_console.Output);
    }

    [Fact]
    public async Task A_command_may_have_its_own_place_for_the_operator_key()
    {
        string key = Path.Combine(_console.Home, "key");
        await File.WriteAllTextAsync(key, "the key");
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IPermissionConsoleGrain.BootstrapOwner), _ => Profiles.Unchanged);
        _console.Input = $"bootstrap owner alice\nbootstrap owner alice --operator-key-file '{key}'\n";
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("shell", "--operator-key-file", "/nowhere/key"));
        Assert.Single(_console.Cluster.Asked);
    }

    [Fact]
    public async Task From_a_pipe_nobody_is_asked()
    {
        _console.Input = "permission demote alice\nwhoami\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("shell"));
        Assert.Equal([nameof(IUserConsoleGrain.Act), nameof(IPermissionConsoleGrain.WhoAmI)], _console.Cluster.Asked.Select(asked => asked.Method));
    }

    [Fact]
    public async Task Every_command_has_its_own_time_to_wait()
    {
        _console.Input = "whoami\nwhoami\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("shell"));
        Assert.Equal(2, _console.Cluster.Beginnings);
    }

    public void Dispose() => _console.Dispose();
}
