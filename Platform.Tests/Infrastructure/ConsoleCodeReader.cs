using System.Text.Json;

namespace Platform.Tests.Infrastructure;

/// <summary>Asks the admin console, as an installation without a bot does.</summary>
public sealed class ConsoleCodeReader(PlatformOptions options) : ICodeReader
{
    public async Task<string> ReadAsync(Identity identity)
    {
        var console = new ConsoleProcess(options.Cluster, options.DataFolder) { OperatorKey = options.Secrets.OperatorKey };
        var finished = await console.RunAsync("login-code", identity.Platform, identity.PlatformUserId, "--json");
        finished.ShouldExitWith(0);
        using var document = JsonDocument.Parse(finished.Output);
        return document.RootElement.GetProperty("code").GetString() ?? throw new InvalidOperationException($"No code waits for {identity}.");
    }
}
