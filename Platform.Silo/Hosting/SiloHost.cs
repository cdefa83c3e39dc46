using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Platform.Gateway.Hosting;
using Platform.Gateway.Telemetry;
using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Time;
using Platform.Grains.Hosting;
using Platform.Silo.Secrets;
using Platform.Silo.Storage;

namespace Platform.Silo.Hosting;

/// <summary>One process: a silo, and unless told otherwise the HTTP gateway beside it.</summary>
internal static class SiloHost
{
    private static readonly TimeSpan PauseBeforeAnotherTry = TimeSpan.FromSeconds(1);

    /// <summary>Runs until the process is told to stop.</summary>
    public static async Task RunAsync(string[] arguments)
    {
        WebApplicationBuilder builder = CreateBuilder(arguments);
        SiloSettings settings = SiloSettings.Read(builder.Configuration);
        PlatformClock clock = PlatformClock.FromSetting(builder.Configuration[PlatformClock.OffsetSetting], builder.Environment.EnvironmentName);
        StorageSettings storage = PlatformSilo.StorageOf(settings);
        if (settings.MigrateOnly)
        {
            await PlatformStorage.MigrateAsync(storage, CancellationToken.None);
            Console.WriteLine("The database has the schema of this version.");
            return;
        }

        PortCheck.Run(settings);
        SiloSecrets secrets = SiloSecrets.ReadOrCreate(settings, allowWeak: builder.Environment.IsDevelopment());
        builder.AddClusterCertificates(settings.Certificates, CertificateUse.Silo);
        Console.WriteLine(Announcement.OfStart(settings));
        await PlatformStorage.MigrateAsync(storage, CancellationToken.None);
        await using WebApplication app = Build(builder, settings, secrets, clock);
        await app.StartAsync();
        await BeginWork(app, secrets);
        if (!app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            Console.WriteLine(Announcement.OfReadiness(settings, Addresses(app)));
        }

        await app.WaitForShutdownAsync();
    }

    private static WebApplicationBuilder CreateBuilder(string[] arguments)
    {
        WebApplicationBuilder builder = ProcessHost.CreateBuilder(arguments);

        // Orleans 10.4 starts its watchdog before it sets the clock that it compares with, and then warns of a stall as old as the machine.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);

        // Whoever reaches a port can make it write the whole path of a failed handshake; HandshakeWatch says it shorter.
        builder.Logging.AddFilter("Orleans.Connections.Security", LogLevel.Error);

        // It also recommends the server collector, which we have turned off with a reason (Directory.Build.props).
        builder.Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        return builder;
    }

    private static WebApplication Build(WebApplicationBuilder builder, SiloSettings settings, SiloSecrets secrets, PlatformClock clock)
    {
        TelemetrySettings telemetry = builder.AddPlatformTelemetry("platform-silo", servesHttp: settings.Urls is not null);
        builder.AddPlatformSilo(settings, telemetry, secrets, clock);
        if (settings.Urls is null)
        {
            builder.Services.AddSingleton<IServer, NoServer>();
            return builder.Build();
        }

        builder.WebHost.UseUrls(settings.Urls);
        builder.AddPlatformGateway();
        WebApplication app = builder.Build();
        app.UsePlatformGateway();
        return app;
    }

    /// <summary>Does what the cluster needs done once; on a busy machine a cluster that is just forming may be late with its first answers.</summary>
    private static async Task BeginWork(WebApplication app, SiloSecrets secrets)
    {
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        while (!app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            try
            {
                await PlatformGrains.BeginWork(grains, secrets.FirstPublicKey);
                return;
            }
            catch (Exception fault) when (fault.IsTransient())
            {
                await Task.Delay(PauseBeforeAnotherTry, app.Lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static IEnumerable<string> Addresses(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
}
