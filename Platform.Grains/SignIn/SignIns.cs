using System.Collections.Immutable;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Sessions;
using Platform.Grains.Users;

namespace Platform.Grains.SignIn;

/// <summary>What a sign-in makes of a user: one more session, and the identity it came by (reference.md, section 3).</summary>
internal static class SignIns
{
    public static (UserState Next, SessionOpening Opening) Open(UserState user, SignInRequest request, DateTimeOffset now)
    {
        UserSessions settled = SessionRules.Settle(user.Sessions, now);
        UserSessions roomy = SessionRules.MakeRoom(settled, now);
        Credential token = DrawToken(roomy);
        var session = new LiveSession
        {
            Hash = token.Hash,
            TokenSuffix = token.Suffix,
            CreatedAt = now,
            ExpiresAt = now + SessionRules.Lifetime(user.PermissionLevel),
            ClientIp = request.Client.Ip,
            UserAgent = request.Client.UserAgent,
            Platform = request.Identity.Platform,
            BotId = request.BotId,
        };
        UserState next = user with
        {
            Sessions = roomy with { Live = roomy.Live.Add(session) },
            LinkedPlatforms = Link(user.LinkedPlatforms, request, now),
            Notifications = SignInNews.Of(user, request, now),
        };
        ImmutableArray<LiveSession> ended = [.. user.Sessions.Live.Where(old => roomy.Live.All(live => live.Hash != old.Hash))];
        return (next, new SessionOpening(token.Plain, session, ended));
    }

    /// <summary>A user's sessions are told apart by their suffixes, so no two live ones may share one.</summary>
    private static Credential DrawToken(UserSessions sessions)
    {
        Credential token;
        do
        {
            token = Credential.Create(CredentialKind.Session);
        }
        while (sessions.FindBySuffix(token.Suffix) is not null);
        return token;
    }

    private static ImmutableArray<LinkedIdentity> Link(ImmutableArray<LinkedIdentity> linked, SignInRequest request, DateTimeOffset now)
    {
        LinkedIdentity? known = linked.FirstOrDefault(
            identity => identity.Platform == request.Identity.Platform && identity.PlatformUserId == request.Identity.PlatformUserId);
        LinkedIdentity seen = (known ?? new LinkedIdentity
        {
            Platform = request.Identity.Platform,
            PlatformUserId = request.Identity.PlatformUserId,
            LinkedAt = now,
        }) with
        {
            PlatformUsername = request.PlatformUsername,
            PlatformAvatarUrl = request.PlatformAvatarUrl,
            LastAuthenticatedAt = now,
        };
        return known is null ? linked.Add(seen) : linked.Replace(known, seen);
    }
}

/// <summary>A session about to be opened, and those it takes the place of.</summary>
internal sealed record SessionOpening(Secret Token, LiveSession Session, ImmutableArray<LiveSession> Ended);
