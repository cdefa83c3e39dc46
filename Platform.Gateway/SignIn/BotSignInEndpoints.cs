using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.SignIn;

/// <summary>What bots do for people who sign in: they deliver the codes (reference.md, section 3).</summary>
internal static class BotSignInEndpoints
{
    // The shape only: what an identity may be is decided by the cluster.
    private static readonly TextRule Identity = new(Longest: 64, AllowsEmpty: true, AllowsControlCharacters: true);

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapBotSignInEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder bot = routes.MapGroup("/authentication/bot").TakesBotKeyToSignIn();
        bot.MapPost("/login-code", TellLoginCode).ReadsFields(typeof(ReportedIdentityBody))
            .Named("getPendingSignInCode", "Tells a bot the code that somebody asked for on the web, to deliver it.");
        bot.MapPost("/send-code", SendCode).ReadsFields(typeof(ReportedIdentityBody))
            .Named("sendSignInCode", "Gives a bot a code for a user who asked the bot itself.")
            .Refuses(ErrorCodes.NotFound, ErrorCodes.AccountBanned, ErrorCodes.WebLoginRequired);
    }

    private static async Task<Answer<BotCodeAnswer>> TellLoginCode(BodyFields body, Caller caller, IGrainFactory grains)
    {
        (PlatformIdentity identity, IdentityReport report) = ReadPerson(body);
        return body.RefusalOfWhole is { } refusal
            ? refusal
            : Show(body.NameAll(await Desk(grains).GetLoginCode(caller.Bot, identity, report)));
    }

    private static async Task<Answer<BotCodeAnswer>> SendCode(BodyFields body, Caller caller, IGrainFactory grains)
    {
        (PlatformIdentity identity, IdentityReport report) = ReadPerson(body);
        return body.RefusalOfWhole is { } refusal
            ? refusal
            : Show(body.NameAll(await Desk(grains).SendCode(caller.Bot, identity, report)));
    }

    private static (PlatformIdentity Identity, IdentityReport Report) ReadPerson(BodyFields body) =>
        (new PlatformIdentity(body.Text("platform", Identity), body.Text("platform_user_id", Identity)), ReportedIdentity.Read(body));

    private static Answer<BotCodeAnswer> Show(Result<PendingCode> pending) => pending.IsRefused ? pending.Refusal : BotCodeAnswer.Of(pending.Value);

    private static IBotDeskGrain Desk(IGrainFactory grains) => grains.GetGrain<IBotDeskGrain>(0);
}
