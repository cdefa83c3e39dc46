using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Gateway.Admission;
using Platform.Gateway.Bots;
using Platform.Gateway.Chats;
using Platform.Gateway.Cluster;
using Platform.Gateway.Http;
using Platform.Gateway.Notifications;
using Platform.Gateway.Pages;
using Platform.Gateway.Reference;
using Platform.Gateway.Sessions;
using Platform.Gateway.SignIn;
using Platform.Gateway.Statistics;
using Platform.Gateway.Telemetry;
using Platform.Gateway.Users;
using Platform.GrainInterfaces.Cluster;

namespace Platform.Gateway.Hosting;

/// <summary>Puts the HTTP gateway into a process: a silo's, or one of its own.</summary>
public static class PlatformGateway
{
    // A request that has waited for so long has a client who is about to give up, and others behind it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>Adds the gateway's services. The process brings the cluster (<see cref="IGrainFactory"/>) and the clock (<see cref="TimeProvider"/>).</summary>
    /// <param name="builder">The process.</param>
    /// <exception cref="GrainInterfaces.Settings.SettingException">A setting of the gateway is not what it must be.</exception>
    public static void AddPlatformGateway(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = GatewayOptions.Read(builder.Configuration);
        builder.Configuration.Sources.Insert(0, QuietByDefault());
        builder.WebHost.ConfigureKestrel(kestrel => ServerLimits.Apply(kestrel, options));

        IServiceCollection services = builder.Services;
        services.AddSingleton(options);
        services.AddCrossOrigin(options);
        services.AddSingleton<Readiness>();
        services.AddHostedService<DrainPhase>();
        services.TryAddSingleton(new ClusterLink(isReached: true));
        services.TryAddSingleton<INearbyGrains, NoNearbyGrains>();
        services.AddSingleton<ProcessFacts>();
        services.AddSingleton<ClusterReport>();
        services.AddSingleton<PublicKeyCopy>();
        services.AddSingleton<BotKeys>();
        services.AddSingleton<CountsCopy>();
        services.AddSingleton<SessionCookie>();
        services.AddSingleton(new StreamPlaces());
        services.AddSingleton<BroadcastWatch>();
        services.AddSingleton<EventStreams>();
        services.AddSingleton<ResponseHeaders>();
        services.AddSingleton<FaultBoundary>();
        services.AddSingleton<RouteCheck>();
        services.AddSingleton<ClusterCheck>();
        services.AddSingleton(provider => new RequestValve(
            options.MaxRequests, options.MaxWaitingRequests, LongestWait, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RequestAdmission>();
        services.AddSingleton<CredentialCheck>();
        services.AddSingleton<OriginCheck>();
        services.AddSingleton<BodyCheck>();
        services.AddSingleton<AccountCheck>();
        services.AddReference();
    }

    /// <summary>Sets up the pipeline and the endpoints.</summary>
    /// <param name="app">The process.</param>
    public static void UsePlatformGateway(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        IServiceProvider services = app.Services;
        GatewayOptions options = services.GetRequiredService<GatewayOptions>();

        // Counted from now, not from the first question about it.
        _ = services.GetRequiredService<ProcessFacts>();

        app.UseTrustedProxies(options);
        app.UseRequestSpans();
        app.Use(services.GetRequiredService<ResponseHeaders>().Run);
        app.Use(services.GetRequiredService<FaultBoundary>().Run);
        app.Use(VersionPrefix.Run);
        app.UseMetricsPage(options);
        app.UseDashboardAudience(options);
        app.UseCrossOrigin(options);
        app.UseRouting();
        app.Use(RefusalsAtTheDoor(services).Run);
        app.Use(services.GetRequiredService<RequestAdmission>().Run);
        app.Use(RefusalsInside(services).Run);

        app.MapSignInEndpoints();
        app.MapBotSignInEndpoints();
        app.MapUserEndpoints();
        app.MapUserSearchEndpoints();
        app.MapSessionEndpoints();
        app.MapBotEndpoints();
        app.MapOwnBotEndpoints();
        app.MapBotUserEndpoints();
        app.MapStatisticsEndpoints();
        app.MapChatEndpoints();
        app.MapInviteEndpoints();
        app.MapMemberEndpoints();
        app.MapNotificationEndpoints();
        app.MapEventEndpoints();
        app.MapAnnouncementEndpoints();
        app.MapClusterEndpoints();
        app.MapReferenceEndpoints();

        app.MapDashboardPage();

        app.MapPageAssets();
        app.MapHomePages();
        app.MapSignInPages();
        app.MapProfilePages();
        app.MapUserPages();
        app.MapSessionPages();
        app.MapBotPages();
        app.MapStatisticsPages();
        app.MapChatPages();
        app.MapNotificationPages();
    }

    // The contract's order (reference.md, section 1); validation and the rules follow in the handlers and the grains. What costs no grain call comes before the
    // admission: a wrong path is wrong also for a process that has no place left.
    private static RefusalOrder RefusalsAtTheDoor(IServiceProvider services) => new(
    [
        services.GetRequiredService<RouteCheck>(),
        services.GetRequiredService<ClusterCheck>(),
    ]);

    private static RefusalOrder RefusalsInside(IServiceProvider services) => new(
    [
        services.GetRequiredService<CredentialCheck>(),
        services.GetRequiredService<OriginCheck>(),
        services.GetRequiredService<BodyCheck>(),
        services.GetRequiredService<AccountCheck>(),
    ]);

    // The operator may ask for more by the same settings.
    private static MemoryConfigurationSource QuietByDefault() => new()
    {
        InitialData = new Dictionary<string, string?>
        {
            // ASP.NET tells of every request.
            ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Warning),

            // It makes an activity of every request where anything of this is logged; traces do not need it.
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = nameof(LogLevel.None),

            // A start that fails is told in one sentence at the end, not in a stack trace before it.
            ["Logging:LogLevel:Microsoft.Extensions.Hosting"] = nameof(LogLevel.Critical),
        },
    };
}
