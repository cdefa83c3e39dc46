using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;
using Platform.Grains.Moderation;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;

namespace Platform.Grains.Users;

/// <content>What a user does himself.</content>
internal sealed partial class UserGrain
{
    public async Task<Result<UserProfile>> ChangeProfile(ProfileChange change)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        DateTimeOffset now = Now;
        if (Restrictions.RefuseChange(User.RestrictionAt(now)) is { } restricted)
        {
            return restricted;
        }

        Result<UserState> decided = ProfileChanges.Apply(User, change, now);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        if (await RefuseName(decided.Value) is { } taken)
        {
            return taken;
        }

        _lastActivity = now;
        await WriteNamed(decided.Value);
        return User.AsOf(now).ToProfile(_lastActivity, now);
    }

    public async Task<Result> TakeReportedName(string username)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        if (!User.HasGeneratedUsername)
        {
            return Result.Done;
        }

        Result<UserState> decided = ProfileChanges.Apply(User, new ProfileChange(username, ChangesAvatarSource: false, AvatarSource: null), Now);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        if (await RefuseName(decided.Value) is { } taken)
        {
            return taken;
        }

        await WriteNamed(decided.Value);
        return Result.Done;
    }

    public async Task AdoptIdentity(PlatformIdentity identity, string? platformUsername, string? platformAvatarUrl)
    {
        LinkedIdentity? known = Found()
            ? User.LinkedPlatforms.FirstOrDefault(linked => linked.Platform == identity.Platform && linked.PlatformUserId == identity.PlatformUserId)
            : null;
        if (known is null)
        {
            return;
        }

        LinkedIdentity seen = known with { PlatformUsername = platformUsername, PlatformAvatarUrl = platformAvatarUrl };
        if (seen != known)
        {
            await Write(User with { LinkedPlatforms = User.LinkedPlatforms.Replace(known, seen), UpdatedAt = Now });
        }
    }

    public async Task<int> EndSessionsOpenedBy(BotId bot)
    {
        if (!Found())
        {
            return 0;
        }

        ImmutableArray<LiveSession> opened = [.. Settled().Live.Where(session => session.BotId == bot)];
        await EndSessions(opened, SessionEndReasons.Revoked);
        return opened.Length;
    }

    public async Task<Result> DestroySession(string suffix, SessionKey current)
    {
        LiveSession? session = Settled().FindBySuffix(suffix);
        if (session is null)
        {
            await TellSessions();
            return new Refusal(ErrorCodes.NotFound, "You have no live session with that suffix.");
        }

        if (session.Key() == current)
        {
            return new Refusal(ErrorCodes.CurrentSession, "This is the session you are using; log out instead.");
        }

        await EndSessions([session], SessionEndReasons.Destroyed);
        return Result.Done;
    }

    public async Task<Result<int>> DestroyOtherSessions(SessionKey current)
    {
        ImmutableArray<LiveSession> others = [.. Settled().Live.Where(session => session.Key() != current)];
        await EndSessions(others, SessionEndReasons.Destroyed);
        return others.Length;
    }

    public async Task LogOut(SessionKey session)
    {
        ImmutableArray<LiveSession> ending = Settled().Find(session) is { } live ? [live] : [];
        await EndSessions(ending, SessionEndReasons.LoggedOut);
    }

    public async Task<Result<SignedIn>> SignIn(SignInRequest request)
    {
        DateTimeOffset now = Now;
        if (Restrictions.RefuseSignIn(User.RestrictionAt(now)) is { } banned)
        {
            return banned;
        }

        if (User.DeletedAt is not null || Restrictions.VoidsCode(User.Punishments, request.CodeIssuedAt))
        {
            return SignInRefusals.InvalidCode;
        }

        bool created = !_stored.Exists;
        UserState user = created ? NewUser.Create(_id, await _names.TakeGenerated(), request.TrialUsedBefore, now) : User;
        user = user with { Sessions = await WithUseOfEnding(user.Sessions, now, makesRoom: true) };
        (UserState next, SessionOpening opening) = SignIns.Open(user, request, now);
        ISessionGrain session = GrainFactory.GetGrain<ISessionGrain>(opening.Session.Key().GrainKey);
        using (_newGrains.Announce(session.GetGrainId()))
        {
            await session.Open(SessionStandings.Of(next, opening.Session));
        }

        // Asked when the session's row stands: whoever ends all sessions that the bot opened finds it there, or the bot says so here.
        if (request.BotId is { } bot && !await GrainFactory.GetGrain<IOperatedBotGrain>(bot.Value).Vouches(request.CodeIssuedAt))
        {
            await session.End();
            return SignInRefusals.InvalidCode;
        }

        _lastActivity = now;
        await Write(next);
        return new SignedIn(
            opening.Token,
            User.AsOf(now).ToProfile(now, now),
            created,
            opening.Session.ExpiresAt,
            (long)(opening.Session.ExpiresAt - now).TotalSeconds);
    }

    /// <summary>Takes the name of the next state, unless another user has it.</summary>
    private async Task<Refusal?> RefuseName(UserState next) => await _names.TryMove(User.Username, next.Username)
        ? null
        : UserRefusals.UsernameTaken;

    /// <summary>Writes the next state, whose name is taken, and gives the old name back.</summary>
    private async Task WriteNamed(UserState next)
    {
        string oldName = User.Username;
        await Write(next);
        await _names.Settle(oldName, next.Username);
    }

    private async Task EndSessions(ImmutableArray<LiveSession> ending, string reason)
    {
        if (ending.IsEmpty)
        {
            // The one who asks again may do so because the first time not every session heard of it.
            await TellSessions();
            return;
        }

        DateTimeOffset now = Now;
        ImmutableArray<LiveSession> used = await _notices.WithLastUsed(ending);
        UserSessions settled = SessionRules.Settle(await WithUseOfEnding(User.Sessions, now, makesRoom: false), now);
        await Write(User with { Sessions = SessionRules.End(settled, used, reason, _ => now) });
    }

    /// <summary>The sessions with the last use of those that are about to move to the ended ones.</summary>
    private async Task<UserSessions> WithUseOfEnding(UserSessions sessions, DateTimeOffset now, bool makesRoom)
    {
        ImmutableArray<LiveSession> ending = SessionRules.Ending(sessions, now, makesRoom);
        if (ending.IsEmpty)
        {
            return sessions;
        }

        ImmutableArray<LiveSession> used = await _notices.WithLastUsed(ending);
        return sessions with { Live = [.. sessions.Live.Select(session => used.FirstOrDefault(other => other.Hash == session.Hash) ?? session)] };
    }

    private UserSessions Settled() => SessionRules.Settle(User.Sessions, Now);
}
