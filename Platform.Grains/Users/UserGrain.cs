using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Moderation;
using Platform.Grains.Permissions;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Storage;

namespace Platform.Grains.Users;

/// <summary>One user: asks the rules, writes what they decide, and tells his live sessions before he answers.</summary>
internal sealed class UserGrain : Grain, IUserGrain
{
    private static readonly TimeSpan WorthWriting = TimeSpan.FromMinutes(1);

    private readonly Stored<UserState> _stored;
    private readonly TimeProvider _clock;
    private readonly UserId _id;
    private readonly UsernameClaims _names;
    private readonly SessionNotices _notices;
    private DateTimeOffset _lastActivity;

    public UserGrain([PersistentState(StateNames.User)] IPersistentState<UserState> storage, TimeProvider clock)
    {
        _stored = new Stored<UserState>(storage, this);
        _clock = clock;
        _id = new UserId(this.GetPrimaryKeyLong());
        _names = new UsernameClaims(GrainFactory, _id);
        _notices = new SessionNotices(GrainFactory);
    }

    private UserState User => _stored.Current;

    private DateTimeOffset Now => _clock.GetUtcNow();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _lastActivity = User.LastActivityAt;
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_stored.Exists && _lastActivity - User.LastActivityAt >= WorthWriting)
        {
            await _stored.Write(User with { LastActivityAt = _lastActivity, Outbox = [] });
        }
    }

    public Task<Result<UserProfile>> GetProfile()
    {
        _lastActivity = Now;
        return GetDetails();
    }

    public Task<Result<UserProfile>> GetDetails() => Read(user => user.ToProfile(_lastActivity, Now));

    public Task<Result<PublicProfile>> GetPublicProfile() => Read(user => user.ToPublicProfile(Now));

    public Task<Result<UserLookup>> GetLookup() => Read(user => user.ToLookup(Now));

    public Task<Result<SubscriptionView>> GetSubscription() => Read(user => user.ToSubscription(Now));

    public Task<Result<OwnedChats>> GetChats() => Read(_ => new OwnedChats([]));

    public Task<Result<Page<PunishmentView>>> GetPunishments(int offset, int limit) => Read(user => new Page<PunishmentView>(
        [.. user.Punishments.Reverse().Skip(offset).Take(limit).Select(punishment => punishment.ToView(Now))],
        user.Punishments.Length));

    public async Task<Result<SessionList>> GetSessions(SessionKey? current)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        UserSessions sessions = SessionRules.Settle(User.Sessions, Now);
        ImmutableArray<LiveSession> live = await _notices.WithLastUsed(sessions.Live);
        return new SessionList(
            [.. live.Reverse().Select(session => session.ToView(current))],
            [.. sessions.Ended.Select(session => session.ToView())]);
    }

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

        string oldName = User.Username;
        UserState next = decided.Value;
        if (!await _names.TryMove(oldName, next.Username))
        {
            return new Refusal(ErrorCodes.UsernameTaken, "Another user has that name.");
        }

        _lastActivity = now;
        await Write(next);
        await _names.Settle(oldName, next.Username);
        return User.ToProfile(_lastActivity, now);
    }

    public async Task<Result> DestroySession(string suffix, SessionKey current)
    {
        LiveSession? session = Settled().FindBySuffix(suffix);
        if (session is null)
        {
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
        if (Settled().Find(session) is { } live)
        {
            await EndSessions([live], SessionEndReasons.LoggedOut);
        }
    }

    public async Task<Result<SessionRevocation>> RevokeSessions(Actor actor, string? suffix, bool dryRun)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        if (Hierarchy.RefuseActingOn(actor, _id, User.PermissionLevel) is { } refusal)
        {
            return refusal;
        }

        ImmutableArray<LiveSession> ending = [.. Settled().Live.Where(session => suffix is null || session.TokenSuffix == suffix)];
        if (ending.IsEmpty && suffix is not null)
        {
            return new Refusal(ErrorCodes.NotFound, "The user has no live session with that suffix.");
        }

        if (!dryRun)
        {
            AuditEvent revoked = AuditEvent.Done(AuditEvents.SessionRevoke, actor.Id, AuditTargets.User, _id.ToString(), Now) with
            {
                Metadata = ImmutableSortedDictionary<string, string>.Empty.Add("sessions", string.Join(' ', ending.Select(session => session.TokenSuffix))),
            };
            await EndSessions(ending, SessionEndReasons.Revoked, revoked);
        }

        return new SessionRevocation(_id, User.Username, [.. ending.Select(session => session.TokenSuffix)]);
    }

    public async Task<Result<SignedIn>> SignIn(SignInRequest request)
    {
        DateTimeOffset now = Now;
        if (Restrictions.RefuseSignIn(User.RestrictionAt(now)) is { } banned)
        {
            return banned;
        }

        bool created = !_stored.Exists;
        UserState user = created ? NewUser.Create(_id, await _names.TakeGenerated(), now) : User;
        (UserState next, SessionOpening opening) = SignIns.Open(user, request, now);
        ISessionGrain session = GrainFactory.GetGrain<ISessionGrain>(opening.Session.Key().GrainKey);
        await session.Open(StandingOf(next, opening.Session));
        _lastActivity = now;
        await Write(next);
        await _notices.End(opening.Ended);
        return new SignedIn(
            opening.Token, next.ToProfile(now, now), created, opening.Session.ExpiresAt, (long)(opening.Session.ExpiresAt - now).TotalSeconds);
    }

    public Task<Refusal?> GetSignInRefusal() =>
        Task.FromResult(_stored.Exists ? Restrictions.RefuseSignIn(User.RestrictionAt(Now)) : null);

    public async Task<Result<UserProfile>> BecomeOwner(bool dryRun)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        if (User.PermissionLevel == PermissionLevel.Owner)
        {
            return new Refusal(ErrorCodes.Conflict, "The user is an Owner already.");
        }

        DateTimeOffset now = Now;
        if (dryRun)
        {
            return User.ToProfile(_lastActivity, now);
        }

        await Write(
            LevelChanges.Apply(User, PermissionLevel.Owner, changedBy: null, now),
            AuditEvent.Done(AuditEvents.OwnerBootstrap, actor: null, AuditTargets.User, _id.ToString(), now));
        await _notices.Adopt(User.Sessions.Live, session => StandingOf(User, session));
        return User.ToProfile(_lastActivity, now);
    }

    public Task<SessionStanding?> GetSessionStanding(SessionKey session) =>
        Task.FromResult(Settled().Find(session) is { } live ? StandingOf(User, live) : null);

    public Task<bool> HoldsUsername(string foldedUsername) => Task.FromResult(
        _names.IsTaking(foldedUsername) || (_stored.Exists && UsernameKey.Fold(User.Username) == foldedUsername));

    private static SessionStanding StandingOf(UserState user, LiveSession session) =>
        new(user.Version, user.Id, user.PermissionLevel, user.ToRestrictions(), session.ExpiresAt);

    private Task<Result<T>> Read<T>(Func<UserState, T> view) => Task.FromResult<Result<T>>(Found() ? view(User) : UserRefusals.NotFound);

    private bool Found()
    {
        if (!_stored.Exists)
        {
            DeactivateOnIdle();
        }

        return _stored.Exists;
    }

    private UserSessions Settled() => SessionRules.Settle(User.Sessions, Now);

    private async Task EndSessions(ImmutableArray<LiveSession> ending, string reason, AuditEvent? told = null)
    {
        if (ending.IsEmpty && told is null)
        {
            return;
        }

        DateTimeOffset now = Now;
        ImmutableArray<LiveSession> used = await _notices.WithLastUsed(ending);
        await Write(User with { Sessions = SessionRules.End(Settled(), used, reason, _ => now) }, told);
        await _notices.End(ending);
    }

    /// <summary>Writes the next state with what is known of the user's activity, and the audit events that belong to it.</summary>
    private Task Write(UserState next, params ReadOnlySpan<AuditEvent?> told) => _stored.Write(next with
    {
        Version = User.Version + 1,
        LastActivityAt = _lastActivity,
        Outbox = [.. told.ToArray().OfType<AuditEvent>()],
    });
}
