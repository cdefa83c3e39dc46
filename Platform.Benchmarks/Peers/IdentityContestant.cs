using System.Globalization;
using System.Net.Http.Json;
using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Comparison.Contestants;
using Platform.Benchmarks.Peers.AspNetCoreIdentity;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Peers;

/// <summary>ASP.NET Core Identity with EF Core.</summary>
/// <param name="settings">What it runs on.</param>
/// <param name="everyRequest">Whether the security stamp is checked on every request, or by Identity's default: every half hour, with sessions that live on until then.</param>
internal sealed class IdentityContestant(ContestantSettings settings, bool everyRequest) : PeerContestant(settings)
{
    /// <summary>The name of the one with Identity's default.</summary>
    public const string Unchecked = "ASP.NET Core Identity (stamp every 30 min)";

    private const string CookieHeader = "Cookie";
    private const int SecondsByDefault = 30 * 60;

    /// <inheritdoc />
    public override string Name => everyRequest ? PeerTitles.Identity : Unchecked;

    /// <inheritdoc />
    protected override string Setting => everyRequest ? "security stamp checked on every request" : "security stamp checked every 30 min";

    /// <inheritdoc />
    protected override bool RevokesAtOnce => everyRequest;

    /// <inheritdoc />
    protected override Task<ServerStart> GetStartAsync()
    {
        string[] arguments =
        [
            IdentityPeer.Command, "--urls", Address.GetLeftPart(UriPartial.Authority), "--database", Settings.Database,
            "--validation-seconds", (everyRequest ? 0 : SecondsByDefault).ToString(CultureInfo.InvariantCulture),
        ];
        return Task.FromResult(ServerStart.DotNet("Platform.Benchmarks.dll", arguments, IdentityPeer.ReadyText) with { Environment = Settings.Environment });
    }

    /// <inheritdoc />
    protected override Job CreateMeJob(IReadOnlyList<string> cookies) => Reading(JobKeys.Me, "/me", CookieHeader, cookies, "\"linked_platforms\":[{");

    /// <inheritdoc />
    protected override IEnumerable<Job> CreateJobs(Prepared prepared)
    {
        var me = CreateMeJob(prepared.Cookies);
        return !everyRequest
            ? [me]
            :
            [
                me,
                Reading(JobKeys.Bot, "/bot/me", KeyHeader, prepared.Keys, "\"rate_limit_per_hour\":"),
                Job.Of(
                    JobKeys.Statistics,
                    HttpMethod.Get,
                    [new JobRequest("/statistics/users", new Dictionary<string, string>())],
                    new AnswerCheck("\"total_count\":")),
                Searching(text => $"/users/search?q={text}&limit=25", prepared.Cookies),
                new Job(JobKeys.SignIn, HttpMethod.Post, CreateSignInsAsync, new AnswerCheck("\"linked_platforms\":[{")) { SpentByUse = true },
            ];
    }

    /// <inheritdoc />
    protected override JobRequest CreateRevocation(string cookie) =>
        new("/sign-out-everywhere", new Dictionary<string, string> { [CookieHeader] = cookie });

    private async Task<IReadOnlyList<JobRequest>> CreateSignInsAsync()
    {
        var answer = await PostAsync(string.Create(CultureInfo.InvariantCulture, $"/preparation/codes?count={Population.People}"));
        var codes = await answer.ReadFromJsonAsync(PeerJson.Default.IReadOnlyListString) ?? [];
        return [.. codes.Select(code => new JobRequest("/sign-in", new Dictionary<string, string>(), $$"""{"code":"{{code}}"}"""))];
    }
}
