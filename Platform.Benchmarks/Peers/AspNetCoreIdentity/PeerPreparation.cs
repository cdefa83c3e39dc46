using System.Globalization;
using System.Reflection;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>Makes the schema, users who are signed in, bots with keys, and codes to sign in with.</summary>
internal sealed class PeerPreparation(
    IServiceScopeFactory scopes, NpgsqlDataSource source, IOptionsMonitor<CookieAuthenticationOptions> cookies, ILookupNormalizer names, TimeProvider time)
{
    private const string Somewhere = "benchmark";
    private const int HighestHourlyLimit = 100_000;
    private const int KeyBytes = 24;
    private const int CodeBytes = 10;

    private static readonly string Version = string.Join(
        ", ",
        $"ASP.NET Core Identity {VersionOf(typeof(IdentityUserContext<,>))}",
        $"EF Core {VersionOf(typeof(DbContext))}",
        $"Npgsql {VersionOf(typeof(NpgsqlConnection))}",
        $".NET {Environment.Version}");

    private static readonly TimeSpan CodeLife = TimeSpan.FromHours(1);

    private int _users;

    /// <summary>Makes the tables in an empty database.</summary>
    public async Task CreateSchemaAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PeerDatabase>().Database.EnsureCreatedAsync();
    }

    /// <summary>Makes users who are signed in, and bots, each of another user; done once.</summary>
    /// <param name="users">How many users.</param>
    /// <param name="bots">How many bots, not more than users.</param>
    public async Task<Prepared> CreateUsersAsync(int users, int bots)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<PeerDatabase>();
        var claims = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<PeerUser>>();
        var people = Enumerable.Range(1, users).Select(User).ToArray();
        var keys = Enumerable.Range(1, bots).Select(_ => Secret("pbot_", KeyBytes)).ToArray();
        database.AddRange(people);
        database.AddRange(keys.Select((key, number) => Bot(number + 1, key)));
        await database.SaveChangesAsync();
        await database.Database.ExecuteSqlAsync($"VACUUM ANALYZE");
        _users = users;

        var sessions = new List<string>(users);
        foreach (var user in people)
        {
            sessions.Add(Cookie(await claims.CreateAsync(user)));
        }

        return new Prepared(sessions, keys, Version);
    }

    /// <summary>Makes codes, each user's by turns.</summary>
    /// <returns>The codes in plain text.</returns>
    public async Task<IReadOnlyList<string>> CreateCodesAsync(int count)
    {
        var codes = Enumerable.Range(0, count).Select(_ => Secret("", CodeBytes)).ToArray();
        var expiry = time.GetUtcNow() + CodeLife;
        await using var connection = await source.OpenConnectionAsync();
        await using var writer = await connection.BeginBinaryImportAsync(
            """COPY "Codes" ("CodeHash", "UserId", "ExpiresAt") FROM STDIN (FORMAT BINARY)""");
        for (var number = 0; number < count; number++)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(ApiKeyAuthentication.Hash(codes[number]), NpgsqlDbType.Bytea);
            await writer.WriteAsync((long)(number % _users) + 1, NpgsqlDbType.Bigint);
            await writer.WriteAsync(expiry, NpgsqlDbType.TimestampTz);
        }

        await writer.CompleteAsync();
        return codes;
    }

    // Without the commit that may follow a plus sign.
    private static string? VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private static string Secret(string prefix, int bytes) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));

    // What the cookie's handler writes when a person signs in.
    private string Cookie(ClaimsPrincipal principal)
    {
        var options = cookies.Get(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties
        {
            IsPersistent = true,
            IssuedUtc = time.GetUtcNow(),
            ExpiresUtc = time.GetUtcNow() + options.ExpireTimeSpan,
        };
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(principal, properties, IdentityConstants.ApplicationScheme))}";
    }

    private PeerUser User(int number)
    {
        var now = time.GetUtcNow();
        var name = UserNames.Of(number);
        return new PeerUser
        {
            Id = number,
            UserName = name,
            NormalizedUserName = names.NormalizeName(name),
            SecurityStamp = Secret("", KeyBytes),
            LockoutEnabled = true,
            PermissionLevel = PermissionLevel.User,
            PermissionSince = now,
            SubscriptionTier = SubscriptionTier.Basic,
            LinkedPlatforms =
            [
                new PeerIdentity
                {
                    Platform = Somewhere,
                    PlatformUserId = string.Create(CultureInfo.InvariantCulture, $"person-{number}"),
                    LinkedAt = now,
                    LastAuthenticatedAt = now,
                },
            ],
            LastActivityAt = now,
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private PeerBot Bot(long number, string key) => new()
    {
        Id = number,
        KeyHash = ApiKeyAuthentication.Hash(key),
        Name = string.Create(CultureInfo.InvariantCulture, $"measured {number}"),
        Platform = Somewhere,
        CreatedAt = time.GetUtcNow(),
        UpdatedAt = time.GetUtcNow(),
        OwnerId = number,
        BotType = BotType.Community,
        IsActive = true,
        RateLimitPerHour = HighestHourlyLimit,
    };
}
