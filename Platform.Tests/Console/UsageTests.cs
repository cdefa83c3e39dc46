using System.Diagnostics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary>Wrong usage and a cluster that is away (reference.md, section 10): a sentence and an exit code.</summary>
public sealed class UsageTests : IDisposable
{
    private static readonly TimeSpan GivesUpWithin = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _home = new();

    /// <summary>Nobody listens there.</summary>
    private ConsoleProcess Away => new("127.0.0.1:1", _home.Path) { SessionToken = KeyFormat.Make("pses_"), OperatorKey = "0123456789abcdef0123456789abcdef" };

    [Theory]
    [InlineData("nonsense")]
    [InlineData("user nonsense")]
    [InlineData("user show")]
    [InlineData("user show a b c")]
    [InlineData("whoami --nonsense")]
    [InlineData("bootstrap owner")]
    [InlineData("bootstrap king somebody")]
    [InlineData("login-code twitch")]
    [InlineData("session revoke")]
    [InlineData("public-key create")]
    [InlineData("whoami --cluster nonsense")]
    [InlineData("whoami --cluster 127.0.0.1:99999")]
    public async Task Wrong_usage_is_told_apart(string command)
    {
        var finished = await Away.RunAsync(command.Split(' '));
        finished.ShouldExitWith(2);
        Assert.NotEmpty(finished.Error + finished.Output);
        finished.ShouldTellNothingOfTheInside();
    }

    [Fact]
    public async Task Help_is_no_mistake()
    {
        var finished = await Away.RunAsync("--help");
        finished.ShouldExitWith(0);
        foreach (var command in new[] { "login", "whoami", "user", "session", "public-key", "bootstrap", "cluster" })
        {
            Assert.Contains(command, finished.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("whoami --json")]
    [InlineData("user show somebody")]
    [InlineData("login-code twitch 1 --json")]
    public async Task A_cluster_that_is_away_is_given_up_within_ten_seconds(string command)
    {
        var watch = Stopwatch.StartNew();
        var finished = await Away.RunAsync(command.Split(' '));
        var taken = watch.Elapsed;
        finished.ShouldExitWith(3);
        Assert.True(taken < GivesUpWithin, $"Given up after {taken.TotalSeconds:0.0} s.");
        Assert.NotEmpty(finished.Error);
        Assert.Empty(finished.Output);
        finished.ShouldTellNothingOfTheInside();
    }

    public void Dispose() => _home.Dispose();
}
