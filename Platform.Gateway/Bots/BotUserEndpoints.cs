using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.Gateway.SignIn;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Bots;

/// <summary>Users as a bot needs them and reports of them (reference.md, section 5).</summary>
internal static class BotUserEndpoints
{
    // The shape only: what a name may be is decided by the cluster.
    private static readonly TextRule Username = new(Longest: 256, AllowsEmpty: true, AllowsControlCharacters: true);

    private static readonly MovingFields Moving = MovingFields.Of(nameof(BotUserView.RemainingSeconds), nameof(BotUserView.SubscriptionRemainingSeconds));

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapBotUserEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder user = routes.MapGroup("/bot/users/{user_id}").TakesBotKey();
        user.MapGet("", GetUser).Named("getUserForBot", "Answers a user as a bot needs him.");
        user.MapPost("/update", UpdateUser).ReadsFields(typeof(BotUserBody))
            .Named("updateUserForBot", "Reports how a user is called and shown on the bot's platform.");
    }

    private static async Task<TaggedAnswer<BotUserView>> GetUser(string user_id, Caller caller, IGrainFactory grains) =>
        new(UserId.Parse(user_id) is { } user ? await Desk(grains).GetUser(caller.Bot, user) : UserRefusals.NotFound, Moving);

    private static async Task<Answer<BotUserView>> UpdateUser(string user_id, BodyFields body, Caller caller, IGrainFactory grains)
    {
        IdentityReport report = ReportedIdentity.Read(body);
        string? username = body.OptionalText("username", Username);
        if (body.RefusalOfWhole is { } refusal)
        {
            return refusal;
        }

        if (UserId.Parse(user_id) is not { } user)
        {
            return body.Refusal ?? UserRefusals.NotFound;
        }

        return body.NameAll(await Desk(grains).UpdateUser(caller.Bot, user, report, username));
    }

    private static IBotDeskGrain Desk(IGrainFactory grains) => grains.GetGrain<IBotDeskGrain>(0);
}
