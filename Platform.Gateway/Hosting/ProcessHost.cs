using Platform.Gateway.Telemetry;
using Platform.GrainInterfaces.Settings;

namespace Platform.Gateway.Hosting;

/// <summary>What every process of the platform starts from: its command line, its words and its end.</summary>
public static class ProcessHost
{
    private static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(30);

    /// <summary>Begins a process: settings from the command line count most, logs go to the standard error output.</summary>
    /// <param name="arguments">The command line.</param>
    /// <exception cref="SettingException">Something on it is no option, or the log has no such format.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] arguments)
    {
        string[] options = CommandLineOptions.Read(arguments);
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddCommandLine(options, new Dictionary<string, string>(CommandLineOptions.Settings));
        builder.AddPlatformLog();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestShutdown);
        return builder;
    }
}
