using Microsoft.Extensions.Configuration.Memory;
using Platform.Gateway.Hosting;
using Platform.Gateway.Telemetry;
using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Settings;
using Platform.GrainInterfaces.Time;

namespace Platform.Gateway.Standalone;

/// <summary>A process that is a gateway and nothing else: HTTP in front, a cluster somewhere behind.</summary>
internal static class GatewayHost
{
    private const string StandardUrl = "http://127.0.0.1:8080";

    /// <summary>Runs until the process is told to stop.</summary>
    /// <param name="arguments">The command line.</param>
    /// <exception cref="SettingException">A setting is not what it must be.</exception>
    public static async Task RunAsync(string[] arguments)
    {
        WebApplicationBuilder builder = ProcessHost.CreateBuilder(arguments);
        builder.Configuration.Sources.Insert(0, Defaults());
        builder.Services.AddSingleton<TimeProvider>(
            PlatformClock.FromSetting(builder.Configuration[PlatformClock.OffsetSetting], builder.Environment.EnvironmentName));
        var cluster = ClusterSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(cluster);
        builder.AddClusterCertificates(cluster.Certificates, CertificateUse.Client);
        builder.Services.AddSingleton(new ClusterLink(isReached: false));
        builder.Services.AddSingleton<ClusterConnection>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ClusterConnection>());
        builder.Services.AddSingleton(services => services.GetRequiredService<ClusterConnection>().Grains);
        builder.AddPlatformTelemetry("platform-gateway", servesHttp: true);
        builder.AddPlatformGateway();

        await using WebApplication app = builder.Build();
        app.UsePlatformGateway();
        await app.StartAsync();
        await TellWhenReady(app);
        await app.WaitForShutdownAsync();
    }

    // Below every other source. No appsettings.json of our own: it would land beside the silo's, which has the gateway inside.
    private static MemoryConfigurationSource Defaults() => new()
    {
        InitialData = new Dictionary<string, string?>
        {
            ["Urls"] = StandardUrl,
            ["Logging:LogLevel:Default"] = nameof(LogLevel.Information),
            ["Logging:LogLevel:Microsoft"] = nameof(LogLevel.Warning),
            ["Logging:LogLevel:Orleans"] = nameof(LogLevel.Error),
        },
    };

    private static async Task TellWhenReady(WebApplication app)
    {
        Task reached = app.Services.GetRequiredService<ClusterConnection>().Reached;
        await reached.WaitAsync(app.Lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (reached.IsCompletedSuccessfully)
        {
            Console.WriteLine($"Platform is ready on {string.Join(", ", app.Urls)}");
        }
    }
}
