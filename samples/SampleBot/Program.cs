using Microsoft.Kiota.Abstractions;
using Platform.Client;
using Platform.Client.Api.Models;
using SampleBot;

const string Usage = """
    The bot's API key is read from PLATFORM_BOT_KEY.

      SampleBot ADDRESS sign-in PLATFORM USER_ID [NAME]     waits for the code of a person who signs in on the web, and prints it
      SampleBot ADDRESS report COMMAND=COUNT ...            reports command executions
    """;

if (Environment.GetEnvironmentVariable("PLATFORM_BOT_KEY") is not { Length: > 0 } key
    || args is not [var address, var command, .. var rest]
    || !Uri.TryCreate(address, UriKind.Absolute, out var baseAddress))
{
    Console.Error.WriteLine(Usage);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

using var client = new PlatformClient(baseAddress, Credential.ApiKey(key), Patience.Endless);
try
{
    switch (command, rest)
    {
        case ("sign-in", [var platform, var user, .. var names]) when names.Length <= 1:
            await SignIn.RunAsync(
                client, new ReportedIdentityBody { Platform = platform, PlatformUserId = user, PlatformUsername = names.FirstOrDefault() }, stop.Token);
            return 0;
        case ("report", [_, ..]) when Report.TryRead(rest, out var executions):
            await Report.RunAsync(client, executions, stop.Token);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (Problem refused)
{
    Console.Error.WriteLine($"The platform refused: {refused.Describe()}");
    return 1;
}
catch (ApiException strange)
{
    Console.Error.WriteLine($"This is no answer of the platform: {strange.ResponseStatusCode} {strange.Message}");
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
