using Platform.Tests.Infrastructure;

namespace Platform.Tests.Performance;

/// <summary>The routes that are used most, and what they cost on one platform.</summary>
public sealed class MeasuredRoutes
{
    public const string OwnProfile = "GET /users/me";
    public const string Profile = "GET /users/{id}";
    public const string Update = "POST /users/me/update";
    public const string Sessions = "GET /users/me/sessions";
    public const string Search = "GET /users/search";
    public const string Notifications = "GET /notifications";
    public const string Unread = "GET /notifications/unread-count";
    public const string OwnBot = "GET /bot/me";
    public const string BotUser = "GET /bot/users/{user_id}";
    public const string Batch = "POST /bot/batch";
    public const string Statistics = "GET /statistics/users";
    public const string RequestCode = "POST /authentication/request";
    public const string Verify = "POST /authentication/verify";
    public const string FirstVerify = "POST /authentication/verify by a newcomer";

    /// <summary>An address may call so often a minute, twice a round; the rounds stay below it.</summary>
    private const int SignInRounds = 5;

    private const int PeopleWhoSignIn = 3 * RouteMeter.Window;
    private const int SessionRoutes = 7;
    private const int Broadcasts = 3;

    private readonly ProbedPlatform _platform;
    private readonly RouteMeter _meter;
    private readonly Dictionary<string, RouteCost> _costs = [];

    private MeasuredRoutes(ProbedPlatform platform)
    {
        _platform = platform;
        _meter = new RouteMeter(platform);
    }

    private PlatformAccess Access => _platform.Process.Access;

    /// <summary>Measures every route.</summary>
    public static async Task<IReadOnlyDictionary<string, RouteCost>> MeasureAsync(ProbedPlatform platform)
    {
        var routes = new MeasuredRoutes(platform);
        await routes.MeasureFirstSignInAsync();
        await routes.MeasureSignInAsync(await platform.Process.Access.SignInManyAsync(PeopleWhoSignIn));
        var users = await platform.Process.Access.SignInManyAsync(SessionRoutes * (RouteMeter.WarmUps + RouteMeter.Runs));
        await routes.MeasureSessionsAsync(users);
        await routes.MeasureBotsAsync(users[0]);
        await routes.MeasurePublicKeyAsync();
        return routes._costs;
    }

    private async Task MeasureSessionsAsync(IReadOnlyList<SignedInUser> users)
    {
        var owner = await _platform.Process.OperatorAsync();
        for (var number = 0; number < Broadcasts; number++)
        {
            await owner.BroadcastAsync("News");
        }

        var callers = users.Select(user => user.Client).Chunk(RouteMeter.WarmUps + RouteMeter.Runs).ToArray();
        await MeasureAsync(OwnProfile, callers[0], (caller, _) => caller.GetAsync("/v1/users/me"));
        await MeasureAsync(Profile, callers[1], (caller, _) => caller.GetAsync($"/v1/users/{users[0].Id}"));
        await MeasureAsync(Update, callers[2], (caller, number) =>
            caller.PostAsync("/v1/users/me/update", new { avatar_source = number % 2 == 0 ? "default" : "" }));
        await MeasureAsync(Sessions, callers[3], (caller, _) => caller.GetAsync("/v1/users/me/sessions"));
        await MeasureAsync(Search, callers[4], (caller, _) => caller.GetAsync("/v1/users/search?q=user_"));
        await MeasureAsync(Notifications, callers[5], (caller, _) => caller.GetAsync("/v1/notifications"));
        await MeasureAsync(Unread, callers[6], (caller, _) => caller.GetAsync("/v1/notifications/unread-count"));
    }

    private async Task MeasureBotsAsync(SignedInUser user)
    {
        const int hourly = 100_000;
        var owner = await _platform.Process.OperatorAsync();
        var bots = new List<PlatformClient>();
        for (var run = 0; run < RouteMeter.WarmUps + RouteMeter.Runs; run++)
        {
            bots.Add((await owner.BotAsync(ratePerHour: hourly)).Client);
        }

        await MeasureAsync(OwnBot, bots, (bot, _) => bot.GetAsync("/v1/bot/me"));
        await MeasureAsync(BotUser, bots, (bot, _) => bot.GetAsync($"/v1/bot/users/{user.Id}"));
        await MeasureAsync(Batch, bots, (bot, _) =>
            bot.PostAsync("/v1/bot/batch", new { commands = new[] { new { command = "hello", count = 1, user_id = user.Id, group_id = "group" } } }));
    }

    private Task MeasurePublicKeyAsync()
    {
        var visitors = Enumerable.Range(0, RouteMeter.WarmUps + RouteMeter.Runs).Select(_ => Access.Visitor()).ToArray();
        return MeasureAsync(Statistics, visitors, (visitor, _) => visitor.GetAsync("/v1/statistics/users"));
    }

    private async Task MeasureFirstSignInAsync()
    {
        var verifications = new List<Spent>();
        for (var round = 0; round < SignInRounds; round++)
        {
            var newcomers = new List<(PlatformClient Visitor, string Code)>();
            while (newcomers.Count < PeopleWhoSignIn)
            {
                var visitor = Access.Visitor();
                newcomers.Add((visitor, await Access.RequestCodeAsync(Identity.Fresh(), visitor)));
            }

            verifications.AddRange(await _meter.SpendAsync(newcomers.Count, number => newcomers[number].Visitor.VerifyAsync(newcomers[number].Code)));
        }

        _costs.Add(FirstVerify, RouteCost.Cheapest(verifications, RouteMeter.Window));
    }

    // Those who come back: accounts, and what is kept of an address, are there already.
    private async Task MeasureSignInAsync(IReadOnlyList<SignedInUser> users)
    {
        var visitors = users.Select(user => user.Client with { Session = null, ApiKey = Access.PublicKey }).ToArray();
        var requests = new List<Spent>();
        var verifications = new List<Spent>();
        for (var round = 0; round < SignInRounds; round++)
        {
            requests.AddRange(await _meter.SpendAsync(users.Count, number => visitors[number].RequestCodeAsync(users[number].Identity)));
            var codes = new List<string>();
            foreach (var user in users)
            {
                codes.Add(await Access.Codes.ReadAsync(user.Identity));
            }

            verifications.AddRange(await _meter.SpendAsync(users.Count, number => visitors[number].VerifyAsync(codes[number])));
        }

        _costs.Add(RequestCode, RouteCost.Cheapest(requests, RouteMeter.Window));
        _costs.Add(Verify, RouteCost.Cheapest(verifications, RouteMeter.Window));
    }

    private async Task MeasureAsync(string route, IReadOnlyList<PlatformClient> callers, Func<PlatformClient, int, Task<PlatformResponse>> send) =>
        _costs.Add(route, await _meter.MeasureAsync(callers, send));
}
