using System.Text.RegularExpressions;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Clients;

/// <summary>The TypeScript client and the bot on it are generated and built as their users build them, and call the real gateway. It takes Node.js and the npm registry.</summary>
public sealed partial class TypeScriptClientTests(EmbeddedPlatform fixture) : BotTests(fixture), IClassFixture<EmbeddedPlatform>
{
    private const string Package = "Platform.Client/typescript";
    private const string Bot = "dist-sample/bot.js";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(150);

    [Fact]
    public async Task It_is_built_from_the_reference_and_calls_the_gateway_and_so_does_the_bot_on_it()
    {
        using var folder = new TemporaryFolder();
        Copy("docs/openapi.json", folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, Package), "*", SearchOption.AllDirectories))
        {
            Copy(Path.GetRelativePath(AppContext.BaseDirectory, file), folder);
        }

        var package = folder.File(Package);
        (await FinishedProcess.RunAsync("npm", ["ci"], Deadline, folder: package)).ShouldExitWith(0);
        (await FinishedProcess.RunAsync("npm", ["run", "build"], Deadline, folder: package)).ShouldExitWith(0);
        ShouldPass(await FinishedProcess.RunAsync("node", ["--test", "test/retry.test.mjs"], Deadline, folder: package));

        var bot = await BotAsync();
        var usedUp = await BotAsync(ratePerHour: 1);
        (await usedUp.MeAsync()).ShouldBeOk();
        var identity = Identity.Fresh(bot.Platform);
        var environment = new Dictionary<string, string>
        {
            ["PLATFORM_ADDRESS"] = Options.Address.ToString(),
            ["PLATFORM_PUBLIC_KEY"] = Platform.PublicKey,
            ["PLATFORM_BOT_KEY"] = bot.Key,
            ["PLATFORM_USED_UP_BOT_KEY"] = usedUp.Key,
            ["PLATFORM_IDENTITY_PLATFORM"] = identity.Platform,
            ["PLATFORM_IDENTITY_ID"] = identity.PlatformUserId,
        };
        ShouldPass(await FinishedProcess.RunAsync("node", ["--test", "test/gateway.test.mjs"], Deadline, environment, package));
        Assert.Equal(23, (await (await OperatorAsync()).CountsAsync(bot)).TotalCount);

        await ReportAsync(package, bot);
        await SignInAsync(package, bot);
        (await RunBotAsync(package, bot, "report", "!ping")).ShouldExitWith(2);
        var refused = (await RunBotAsync(package, bot.WithKey(KeyFormat.MakeForBot(bot.Id)), "report", "!ping=3")).ShouldExitWith(1);
        Assert.Contains("The platform refused: 401 invalid_api_key", refused.Error, StringComparison.Ordinal);
    }

    private async Task ReportAsync(string package, RunningBot bot)
    {
        var reported = (await RunBotAsync(package, bot, "report", "!ping=3", "!roll=4", "!none=0")).ShouldExitWith(0);
        Assert.Contains("2 accepted, 1 rejected", reported.Output, StringComparison.Ordinal);
        Assert.Contains("!none: validation_failed", reported.Output, StringComparison.Ordinal);
        Assert.Equal(30, (await (await OperatorAsync()).CountsAsync(bot)).TotalCount);
    }

    private async Task SignInAsync(string package, RunningBot bot)
    {
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        await using var running = RunningProcess.Start(
            "node", [Bot, Options.Address.ToString(), "sign-in", identity.Platform, identity.PlatformUserId, "Zoe"], KeyOf(bot), package);
        await Eventually.TrueAsync(() => running.Error.Any(line => line.Contains("Waiting", StringComparison.Ordinal)), Deadline, () => running.Transcript);
        (await visitor.RequestCodeAsync(identity)).ShouldBeOk();
        Assert.Equal(0, await running.WaitForExitAsync(Deadline));
        var code = PrintedCode().Match(string.Join('\n', running.Output)).Groups[1].Value;
        var profile = (await visitor.VerifyAsync(code)).ShouldBeOk().Json;
        Assert.Equal("Zoe", Assert.Single(profile.GetProperty("linked_platforms").EnumerateArray()).Text("platform_username"));
    }

    private Task<FinishedProcess> RunBotAsync(string package, RunningBot bot, params string[] arguments) =>
        FinishedProcess.RunAsync("node", [Bot, Options.Address.ToString(), .. arguments], Deadline, KeyOf(bot), package);

    private static Dictionary<string, string> KeyOf(RunningBot bot) => new() { ["PLATFORM_BOT_KEY"] = bot.Key };

    [GeneratedRegex("Code: (\\S+), good until")]
    private static partial Regex PrintedCode();

    private static void ShouldPass(FinishedProcess finished)
    {
        finished.ShouldExitWith(0);
        Assert.DoesNotContain(finished.Output.Split('\n'), line => line is "# tests 0" or "ℹ tests 0");
    }

    private static void Copy(string file, TemporaryFolder folder)
    {
        var copy = folder.File(file);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(Path.Combine(AppContext.BaseDirectory, file), copy);
    }
}
