using System.Text.Json;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>Somebody's new session.</summary>
internal sealed record NewSession(Identity Identity, PlatformClient Client, JsonElement Profile, Answer Verified)
{
    public long Id => Profile.Number("id");

    public string Username => Profile.Text("username")!;

    public string Suffix => Client.Session![^6..];
}

/// <summary>How a sign-in ended.</summary>
/// <param name="Session">The session; null where there is none, or none that anybody knows of.</param>
/// <param name="Last">The last request, which was refused or not answered where there is no session.</param>
/// <param name="IsUncertain">Whether there may be a session that nobody knows of.</param>
internal sealed record SignInEnd(NewSession? Session, Answer Last, bool IsUncertain)
{
    public bool IsBanned => Last.Code == ErrorCodes.AccountBanned;
}

/// <summary>Signs people in as they do it themselves: they ask on the web, a bot shows them their code, they type it in.</summary>
internal sealed class SignInDesk(Stage stage, PlatformClient bot)
{
    private const int MostAttempts = 10;

    public async Task<SignInEnd> TryAsync(Identity identity)
    {
        PlatformClient visitor = stage.Visitor();
        object who = new { platform = identity.Platform, platform_user_id = identity.PlatformUserId };
        Answer requested = await stage.PostAsync(visitor, "/v1/authentication/request", who);
        if (!requested.IsDone)
        {
            return new SignInEnd(null, requested, false);
        }

        Answer shown = await stage.PostAsync(bot, "/v1/authentication/bot/login-code", who);
        if (!shown.IsDone || shown.Response!.Json.IsNull("code"))
        {
            return new SignInEnd(null, shown, false);
        }

        Answer verified = await stage.PostAsync(visitor, "/v1/authentication/verify", new { code = shown.Response.Json.Text("code") });
        if (!verified.IsDone)
        {
            return new SignInEnd(null, verified, verified.Response is null);
        }

        PlatformClient client = visitor with { ApiKey = null, Session = SessionCookie.Of(verified.Response!).Value };
        NewSession session = new(identity, client, verified.Response!.Json, verified);
        stage.Numbers.Add("user", identity.PlatformUserId, session.Id);
        return new SignInEnd(session, verified, false);
    }

    /// <summary>Signs in somebody new before anything goes wrong; another one where a busy machine gave no answer.</summary>
    public async Task<NewSession> SignInAsync()
    {
        SignInEnd end = await TryAsync(Identity.Fresh());
        for (int attempt = 1; end.Session is null && attempt < MostAttempts; attempt++)
        {
            end = await TryAsync(Identity.Fresh());
        }

        return end.Session ?? throw new InvalidOperationException("Nobody can sign in: " + end.Last);
    }
}
