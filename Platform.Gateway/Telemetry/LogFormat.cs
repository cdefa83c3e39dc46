using Microsoft.Extensions.Logging.Console;
using Platform.GrainInterfaces.Settings;

namespace Platform.Gateway.Telemetry;

/// <summary>How a process writes its log: one line an entry, for people or for programs.</summary>
internal static class LogFormat
{
    private const string Setting = "Platform:Log:Format";

    /// <summary>Has the log written to the standard error output.</summary>
    /// <param name="builder">The process.</param>
    /// <exception cref="SettingException">There is no such format.</exception>
    public static void AddPlatformLog(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        switch (builder.Configuration[Setting])
        {
            case null or "" or "text":
                builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
                break;

            case "json":
                builder.Logging.AddConsole(console => console.FormatterName = JsonLines.Format);
                builder.Logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
                break;

            default:
                throw new SettingException($"{Setting} must be text or json.");
        }

        // The standard output is for the operator: where things are, and when they are ready.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
