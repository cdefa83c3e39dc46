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

using var api = new PlatformApi(baseAddress, key);
try
{
    switch (command, rest)
    {
        case ("sign-in", [var platform, var user, .. var names]) when names.Length <= 1:
            await SignIn.RunAsync(api, new PersonOnPlatform(platform, user, names.FirstOrDefault()), stop.Token);
            return 0;
        case ("report", [_, ..]) when Report.TryRead(rest, out var executions):
            await Report.RunAsync(api, executions, stop.Token);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (RefusedException refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return 130;
}
