using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Clients;

/// <summary>The TypeScript client is generated and built as its users build it, and calls the real gateway. It takes Node.js and the npm registry.</summary>
public sealed class TypeScriptClientTests(EmbeddedPlatform fixture) : BotTests(fixture), IClassFixture<EmbeddedPlatform>
{
    private const string Package = "Platform.Client/typescript";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(150);

    [Fact]
    public async Task It_is_built_from_the_reference_and_calls_the_gateway()
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
    }

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
