using System.Text.RegularExpressions;
using Platform.GrainInterfaces.Bots;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Samples;

/// <summary>The sample bot does against a platform what its README says.</summary>
[Collection(OnEmbedded.Name)]
public sealed partial class SampleBotTests(EmbeddedPlatform fixture) : BotTests(fixture)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task It_waits_for_a_code_and_prints_it()
    {
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        await using var running = Program(await BotAsync()).Start("sign-in", identity.Platform, identity.PlatformUserId, "Zoe");
        await Eventually.TrueAsync(() => running.Error.Any(line => line.Contains("Waiting", StringComparison.Ordinal)), Deadline, () => running.Transcript);
        (await visitor.RequestCodeAsync(identity)).ShouldBeOk();
        Assert.Equal(0, await running.WaitForExitAsync(Deadline));
        var code = PrintedCode().Match(string.Join('\n', running.Output)).Groups[1].Value;
        var profile = (await visitor.VerifyAsync(code)).ShouldBeOk().Json;
        Assert.Equal("Zoe", Assert.Single(profile.GetProperty("linked_platforms").EnumerateArray()).Text("platform_username"));
    }

    [Fact]
    public async Task It_reports_executions()
    {
        var bot = await BotAsync();
        var finished = (await Program(bot).RunAsync("report", "!ping=3", "!roll=4", "!none=0")).ShouldExitWith(0);
        Assert.Contains("2 accepted, 1 rejected", finished.Output, StringComparison.Ordinal);
        Assert.Contains("!none: validation_failed", finished.Output, StringComparison.Ordinal);
        Assert.Equal(7, (await (await OperatorAsync()).CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task It_waits_when_its_limit_is_used_up()
    {
        var bot = await BotAsync(ratePerHour: 1);
        (await bot.MeAsync()).ShouldBeOk();
        await using var running = Program(bot).Start("report", "!ping=3");
        await Eventually.TrueAsync(() => running.Error.Count > 0 || running.HasExited, Deadline, () => "it says nothing");
        var seconds = SecondsToWait().Match(running.Error.First());
        Assert.True(seconds.Success, running.Transcript);
        Assert.InRange(int.Parse(seconds.Groups[1].Value, null), 3_000, 3_600);
        Assert.False(running.HasExited);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task It_is_accepted_after_the_wait()
    {
        var bot = await BotAsync(ratePerHour: 100_000);
        await Task.WhenAll(Enumerable.Range(0, 600).Select(_ => Task.Run(bot.MeAsync)));
        var finished = await FinishedProcess.RunAsync(
            BuiltProgram.Host,
            [BuiltProgram.SampleBot.File, Options.Address.ToString(), "report", "!ping=3"],
            TimeSpan.FromSeconds(120),
            new Dictionary<string, string> { ["PLATFORM_BOT_KEY"] = bot.Key });
        finished.ShouldExitWith(0);
        Assert.Single(finished.Error.Split('\n'), line => line.Contains("The limit is used up", StringComparison.Ordinal));
        Assert.Contains("1 accepted", finished.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_ends_it_with_a_sentence()
    {
        var bot = await BotAsync();
        ShouldBeRefused(await Program(bot.WithKey(KeyFormat.MakeForBot(bot.Id))).RunAsync("report", "!ping=3"), "401 invalid_api_key");
        await ActAsync(bot, new DisableBot(false));
        ShouldBeRefused(await Program(bot).RunAsync("report", "!ping=3"), "403 bot_inactive");
    }

    [Fact]
    public async Task Wrong_usage_is_explained()
    {
        var program = new SampleBotProcess(Options.Address, "pbot_x");
        foreach (var finished in new[]
        {
            await program.RunAsync("report"),
            await program.RunAsync("report", "!ping"),
            await program.RunAsync("dance"),
            await (program with { Key = null }).RunAsync("report", "!ping=3"),
        })
        {
            finished.ShouldExitWith(2);
            Assert.Contains("PLATFORM_BOT_KEY", finished.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_sends_again_under_the_same_key_after_every_failure_and_waits_as_long_as_it_is_told()
    {
        await using var stub = await StubPlatform.StartAsync(
            StubPlatform.RetryAfter(429, 3),
            StubPlatform.RetryAfter(503, 1),
            StubPlatform.HangUp,
            StubPlatform.Json("""{"message":"counted","accepted":1,"rejected":[],"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}"""));

        var finished = await new SampleBotProcess(stub.Address, "pbot_x").RunAsync("report", "!ping=3");

        finished.ShouldExitWith(0);
        var requests = stub.Requests.ToArray();
        Assert.Equal(4, requests.Length);
        Assert.Single(requests.Select(request => (request.IdempotencyKey, request.Body)).Distinct());
        Assert.NotEmpty(requests[0].IdempotencyKey);
        Assert.Equal("""{"commands":[{"command":"!ping","count":3}]}""", requests[0].Body);
        Assert.InRange(TimeProvider.System.GetElapsedTime(requests[0].Timestamp, requests[1].Timestamp).TotalSeconds, 2.9, 30);
        Assert.InRange(TimeProvider.System.GetElapsedTime(requests[1].Timestamp, requests[2].Timestamp).TotalSeconds, 0.9, 30);
    }

    private SampleBotProcess Program(RunningBot bot) => new(Options.Address, bot.Key);

    private static void ShouldBeRefused(FinishedProcess finished, string reason)
    {
        finished.ShouldExitWith(1);
        Assert.Contains(reason, finished.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", finished.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex("^Code: ([0-9A-Z]{8}), good until", RegexOptions.Multiline)]
    private static partial Regex PrintedCode();

    [GeneratedRegex(@"^The limit is used up; trying again in (\d+) s\.$")]
    private static partial Regex SecondsToWait();
}
