using System.Globalization;
using Npgsql;
using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Comparison.Contestants;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Peers;

/// <summary>better-auth with its plugins for administrators and for keys, on Node.</summary>
/// <param name="settings">What it runs on.</param>
/// <param name="withCookieCache">Whether a session is believed to its cookie for an hour, revoked or not.</param>
internal sealed class BetterAuthContestant(ContestantSettings settings, bool withCookieCache) : PeerContestant(settings)
{
    /// <summary>The name of the one with the cookie cache.</summary>
    public const string Cached = "better-auth (cookie cache)";

    private const string CookieHeader = "Cookie";
    private const string ReadyText = "better-auth is ready on";

    // Longer than better-auth's five minutes, so that no cache runs out while it is measured.
    private const int SecondsOfCache = 60 * 60;

    /// <inheritdoc />
    public override string Name => withCookieCache ? Cached : PeerTitles.BetterAuth;

    /// <inheritdoc />
    protected override string Setting => withCookieCache ? "cookie cache on" : "cookie cache off";

    /// <inheritdoc />
    protected override bool RevokesAtOnce => !withCookieCache;

    /// <inheritdoc />
    protected override async Task<ServerStart> GetStartAsync()
    {
        var folder = await NpmPackages.InstallAsync(Path.Combine(AppContext.BaseDirectory, "Peers", "better-auth"));
        string[] arguments =
        [
            "server.mjs", "--port", Address.Port.ToString(CultureInfo.InvariantCulture),
            "--cookie-cache-seconds", (withCookieCache ? SecondsOfCache : 0).ToString(CultureInfo.InvariantCulture),
        ];
        var database = new NpgsqlConnectionStringBuilder(Settings.Database);
        return new ServerStart("node", arguments, ReadyText)
        {
            WorkingDirectory = folder,
            Environment = new Dictionary<string, string>
            {
                ["NODE_ENV"] = "production",
                ["PGHOST"] = database.Host ?? "",
                ["PGPORT"] = database.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = database.Username ?? "",
                ["PGPASSWORD"] = database.Password ?? "",
                ["PGDATABASE"] = database.Database ?? "",
            },
        };
    }

    /// <inheritdoc />
    protected override Job CreateMeJob(IReadOnlyList<string> cookies) =>
        Reading(JobKeys.Me, "/api/auth/get-session", CookieHeader, cookies, "\"linkedPlatforms\":[{");

    /// <inheritdoc />
    protected override IEnumerable<Job> CreateJobs(Prepared prepared)
    {
        var me = CreateMeJob(prepared.Cookies);
        return withCookieCache
            ? [me]
            :
            [
                me,
                Reading(JobKeys.Bot, "/bot/me", KeyHeader, prepared.Keys, "\"rateLimitEnabled\":true"),
                Job.Of(
                    JobKeys.Statistics,
                    HttpMethod.Get,
                    [new JobRequest("/statistics/users", new Dictionary<string, string>())],
                    new AnswerCheck("\"total_count\":")),
                Searching(
                    text => $"/api/auth/admin/list-users?searchField=name&searchOperator=contains&searchValue={text}&sortBy=name&limit=25",
                    prepared.Cookies),
            ];
    }

    /// <inheritdoc />
    protected override JobRequest CreateRevocation(string cookie) => new(
        "/api/auth/revoke-sessions",
        new Dictionary<string, string> { [CookieHeader] = cookie, ["Origin"] = Address.GetLeftPart(UriPartial.Authority) });
}
