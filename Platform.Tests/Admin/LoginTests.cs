using Platform.Admin.Commands;
using Platform.Admin.Credentials;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

public sealed class LoginTests : IDisposable
{
    private readonly ScriptedConsole _console = new();

    public LoginTests()
    {
        _console.Cluster.On<Result<IssuedCode>>(nameof(ISignInConsoleGrain.RequestCode), _ => new IssuedCode(Profiles.Noon));
        _console.Cluster.On<Result<SignedIn>>(nameof(ISignInConsoleGrain.VerifyCode), arguments => (Secret)arguments[0]! == new Secret("GOOD")
            ? new SignedIn(new Secret("pses_new"), Profiles.Alice, false, Profiles.Noon, 60)
            : new Refusal(ErrorCodes.InvalidCode, "The code is wrong."));
    }

    [Theory]
    [InlineData("telegram\n4711\nGOOD\n", "login")]
    [InlineData("4711\nGOOD\n", "login --platform telegram")]
    [InlineData("telegram\nGOOD\n", "login --id 4711")]
    [InlineData("GOOD", "login --platform telegram --id 4711")]
    public async Task A_pipe_answers_in_order_what_the_options_left_open(string input, string typed)
    {
        _console.Input = input;
        Assert.Equal(ExitCodes.Done, await _console.RunAsync(typed.Split(' ')));
        Assert.Equal(new PlatformIdentity("telegram", "4711"), _console.Cluster.Asked[0].Arguments[0]);
        Assert.StartsWith("Signed in as alice (id 5, level Owner) until 2026-03-01 12:00 UTC.\n", _console.Output, StringComparison.Ordinal);
        Assert.Equal(new SavedSession("pses_new", "alice", "the test", Profiles.Noon), SessionFile.Of(_console.Surroundings()).Read());
    }

    [Fact]
    public async Task With_json_stdout_is_the_profile_and_stderr_is_empty()
    {
        _console.Input = "GOOD\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("login", "--platform", "telegram", "--id", "4711", "--json"));
        Assert.Equal("alice", _console.Document.GetProperty("username").GetString());
        Assert.DoesNotContain("pses_new", _console.Output, StringComparison.Ordinal);
        Assert.Empty(_console.Error);
    }

    [Fact]
    public async Task A_wrong_code_from_a_pipe_is_refused_and_nothing_is_saved()
    {
        _console.Input = "telegram\n4711\nBAD\n";
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("login"));
        Assert.Contains("Refused (invalid_code)", _console.Error, StringComparison.Ordinal);
        Assert.Null(SessionFile.Of(_console.Surroundings()).Read());
    }

    [Fact]
    public async Task A_person_is_asked_again_after_a_wrong_code()
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        _console.Input = "telegram\n4711\nBAD\nGOOD\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("login"));
        Assert.Equal(2, _console.Error.Split("Code:").Length - 1);
    }

    [Fact]
    public async Task Input_that_ends_too_early_is_wrong_usage()
    {
        _console.Input = "telegram\n";
        Assert.Equal(ExitCodes.WrongUsage, await _console.RunAsync("login"));
        Assert.StartsWith("The input ended before this was answered: Your id there:", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_identity_asks_for_no_code()
    {
        _console.Cluster.On<Result<IssuedCode>>(nameof(ISignInConsoleGrain.RequestCode), _ => Refusal.OfField("platform", "Too short."));
        _console.Input = "t\n1\nGOOD\n";
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("login"));
        Assert.Contains("  platform: Too short.", _console.Error, StringComparison.Ordinal);
        Assert.Single(_console.Cluster.Asked);
    }

    public void Dispose() => _console.Dispose();
}
