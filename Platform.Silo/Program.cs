using Platform.GrainInterfaces.Settings;
using Platform.Silo.Hosting;
using Platform.Silo.Storage;

try
{
    await SiloHost.RunAsync(args);
    return 0;
}
catch (Exception refusal) when (refusal is SettingException or StorageStartException or IOException or FormatException)
{
    Console.Error.WriteLine(refusal.Message);
    return 1;
}
