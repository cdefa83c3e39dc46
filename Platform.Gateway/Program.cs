using Platform.Gateway.Standalone;
using Platform.GrainInterfaces.Settings;

try
{
    await GatewayHost.RunAsync(args);
    return 0;
}
catch (SettingException refusal)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}
catch (Exception failure) when (failure is IOException or FormatException)
{
    // The web server says in one sentence which address it cannot listen on.
    Console.Error.WriteLine(failure.Message);
    return 1;
}
