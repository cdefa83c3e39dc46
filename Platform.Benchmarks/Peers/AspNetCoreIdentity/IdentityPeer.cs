using System.Globalization;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>
/// ASP.NET Core Identity with its cookie, EF Core and Npgsql, as one would set it up who wants it fast and wants a session that was revoked to be refused
/// on the next request.
/// </summary>
internal static class IdentityPeer
{
    /// <summary>The command that serves it.</summary>
    public const string Command = "serve-identity";

    /// <summary>What it writes once it answers.</summary>
    public const string ReadyText = "Identity is ready on";

    /// <summary>The policy of the limit of keys.</summary>
    public const string KeyLimit = "key";

    // It warns that keys are stored unencrypted, which stay in memory here.
    private const string KeyLog = "Microsoft.AspNetCore.DataProtection";

    // As many as two processors keep busy, and room for a burst.
    private const int Connections = 32;
    private const int PreparedStatements = 50;
    private const int UsesBeforePreparation = 2;

    // The platform's two windows of a bot (reference.md, section 1), and permits that no benchmark uses up: what is measured is counting, not refusing.
    private const int PermitsInWindow = 1_000_000;
    private const int SegmentsOfWindow = 6;

    private static readonly TimeSpan SessionLife = TimeSpan.FromDays(30);

    /// <summary>
    /// Serves until it is told to stop. Options: <c>--database</c>, a connection string of an empty PostgreSQL database; <c>--urls</c>;
    /// <c>--validation-seconds</c>, after how long a cookie's security stamp is compared again, 0 (the default) for every request.
    /// </summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(Required(options, "urls"));
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter(KeyLog, LogLevel.Error);
        AddServices(builder.Services, Required(options, "database"), TimeSpan.FromSeconds(options.Number("validation-seconds", 0)));
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapPeer();
        await app.Services.GetRequiredService<PeerPreparation>().CreateSchemaAsync();
        await app.StartAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ReadyText} {app.Urls.First()}"));
        await app.WaitForShutdownAsync();
    }

    private static void AddServices(IServiceCollection services, string database, TimeSpan validationInterval)
    {
        var source = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(database)
        {
            MaxPoolSize = Connections,
            MaxAutoPrepare = PreparedStatements,
            AutoPrepareMinUsages = UsesBeforePreparation,
            NoResetOnClose = true,
        }.ConnectionString).Build();
        services.AddSingleton(source);
        services.AddDbContextPool<PeerDatabase>(context => context.UseNpgsql(source).EnableThreadSafetyChecks(false));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PeerPreparation>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, PeerJson.Default);
        });

        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new MemoryKeyRepository());
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddIdentityCookies(cookies => cookies.ApplicationCookie?.Configure(cookie =>
        {
            cookie.ExpireTimeSpan = SessionLife;
            cookie.SlidingExpiration = false;
            cookie.Events.OnRedirectToLogin = Unauthorized;
        }));
        authentication.AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddIdentityCore<PeerUser>().AddEntityFrameworkStores<PeerDatabase>().AddSignInManager();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = validationInterval);
        services.AddAuthorization();

        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(KeyLimit, context => RateLimitPartition.Get(
                context.Request.Headers[ApiKeyAuthentication.Header].ToString(),
                _ => RateLimiter.CreateChained(Limiter(TimeSpan.FromMinutes(1)), Limiter(TimeSpan.FromHours(1)))));
        });
    }

    private static SlidingWindowRateLimiter Limiter(TimeSpan window) =>
        new(new SlidingWindowRateLimiterOptions { PermitLimit = PermitsInWindow, Window = window, SegmentsPerWindow = SegmentsOfWindow });

    private static Task Unauthorized(RedirectContext<CookieAuthenticationOptions> redirect)
    {
        redirect.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static string Required(BenchmarkOptions options, string name) =>
        options.Text(name) ?? throw new FormatException($"--{name} is missing.");
}
