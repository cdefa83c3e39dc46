using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Cluster;
using Platform.Grains.Directory;
using Platform.Grains.Moderation;
using Platform.Grains.Permissions;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;

namespace Platform.Grains.Users;

/// <content>What may be asked of a user: answered from stored state and the clock, in the middle of a change too.</content>
internal sealed partial class UserGrain
{
    /// <summary>Bots and chats of one user that are shown with him.</summary>
    private const int MostShown = 1_000;

    public Task<Result<UserProfile>> GetProfile()
    {
        _lastActivity = Now;
        if (Found())
        {
            Show();
        }

        return PeekProfile();
    }

    public Task<Result<UserProfile>> PeekProfile() => Read((user, now) => user.ToProfile(LastActivity, now));

    public Task<Result<PublicProfile>> GetPublicProfile() => Read((user, now) => user.ToPublicProfile(now));

    public async Task<Result<UserSight>> GetSight(SessionKey viewer)
    {
        Result<SessionPrincipal> identified = await GrainFactory.GetGrain<ISessionGrain>(viewer.GrainKey).Identify();
        Actor? actor = identified.IsRefused ? null : new Actor(identified.Value.UserId, identified.Value.Level);
        if (actor is null || !Found() || !Hierarchy.CanActOn(actor, _id, User.PermissionLevel))
        {
            return await Read((user, now) => new UserSight(user.ToPublicProfile(now), Details: null));
        }

        Belongings belongings = await ListBelongings();
        return await Read((user, now) => new UserSight(user.ToPublicProfile(now), user.ToDetails(actor, belongings, LastActivity, now)));
    }

    public async Task<Result<UserDetails>> GetDetails(Actor viewer)
    {
        Belongings belongings = Found() ? await ListBelongings() : Belongings.None;
        return await ReadFor(viewer, (user, now) => user.ToDetails(viewer, belongings, LastActivity, now));
    }

    public Task<Result<UserExplanation>> Explain(Actor viewer) => ReadFor(viewer, UserExplanations.Of);

    public Task<Result<UserLookup>> GetLookup() => Read((user, now) => user.ToLookup(now));

    public Task<Result<SubscriptionView>> GetSubscription() => Read((user, now) => user.ToSubscription(now));

    public async Task<Result<OwnedChats>> GetChats()
    {
        ImmutableArray<ListedChat> chats = Found() ? await ListChats() : [];
        return await Read((user, now) => new OwnedChats(user.ToChats(chats, now)));
    }

    public Task<Result<Page<PunishmentView>>> GetPunishments(int offset, int limit) => Read((user, now) => new Page<PunishmentView>(
        [.. user.Punishments.Reverse().Skip(offset).Take(limit).Select(punishment => punishment.ToView(now))],
        user.Punishments.Length,
        NextPunishment(user, user.Punishments.Length - offset - limit)));

    public Task<Result<Page<PunishmentView>>> GetPunishmentsBefore(long before, int limit) => Read((user, now) =>
    {
        ImmutableArray<Punishment> older = [.. user.Punishments.Where(punishment => punishment.Id < before)];
        return new Page<PunishmentView>(
            [.. older.Reverse().Take(limit).Select(punishment => punishment.ToView(now))],
            user.Punishments.Length,
            NextPunishment(user, older.Length - limit));
    });

    public async Task<Result<SessionList>> GetSessions(SessionKey? current)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        DateTimeOffset now = Now;
        UserSessions sessions = SessionRules.Settle(await WithUseOfEnding(User.Sessions, now, makesRoom: false), now);
        ImmutableArray<LiveSession> live = await _notices.WithLastUsed(sessions.Live);
        return new SessionList(
            [.. live.Reverse().Select(session => session.ToView(current))],
            [.. sessions.Ended.Select(session => session.ToView())]);
    }

    public Task<UserStanding?> GetStanding()
    {
        // Who asks goes by the answer, and another silo may know better.
        _lease.Require();
        if (!Found())
        {
            return Task.FromResult<UserStanding?>(null);
        }

        Show();
        return Task.FromResult(UserStandings.Of(User, Now));
    }

    public Task<ChatOwnerStanding?> GetChatOwner()
    {
        DateTimeOffset now = Now;
        return Task.FromResult(Found() ? User.AsOf(now).ToChatOwner(now) : null);
    }

    public Task<DateTimeOffset?> GetCreatedAt() => Task.FromResult<DateTimeOffset?>(Found() ? User.ImportedAt ?? User.CreatedAt : null);

    public Task<Result<ServedUser>> GetForBot(string platform) => Read((user, now) => new ServedUser(user.ToBotView(platform, now), user.HasGeneratedUsername));

    public Task<SignInStanding> GetSignInStanding() => Task.FromResult(new SignInStanding(
        Exists ? Restrictions.RefuseSignIn(User.RestrictionAt(Now)) : null,
        _stored.Exists && User.DeletedAt is not null ? User.Erasure?.ToMemory() ?? IdentityMemory.Nothing : null));

    public Task<SessionStanding?> GetSessionStanding(SessionKey session) =>
        Task.FromResult(Exists && Settled().Find(session) is { } live ? SessionStandings.Of(User, live) : null);

    public Task<bool> HoldsUsername(string foldedUsername) => Task.FromResult(
        _names.IsTaking(foldedUsername) || (Exists && UsernameKey.Fold(User.Username) == foldedUsername));

    // The next page begins below the oldest entry of this one; the history only grows at its end.
    private static string? NextPunishment(UserState user, int older) =>
        older > 0 && older < user.Punishments.Length ? user.Punishments[older].Id.ToString(CultureInfo.InvariantCulture) : null;

    private async Task<Belongings> ListBelongings() =>
        new(await _bots.ListOwnedAsync(_id, after: null, MostShown, CancellationToken.None), User.Chats.IsEmpty ? [] : await ListChats());

    private async Task<ImmutableArray<ListedChat>> ListChats()
    {
        OwnedChatList list = await ReadChats();
        return list.IsComplete ? list.Chats : (await ReadChats()).Chats;
    }

    private async Task<OwnedChatList> ReadChats()
    {
        ImmutableArray<ListedChat> rows = await _chats.ListOwnedAsync(_id, after: null, MostShown, CancellationToken.None);
        return OwnedChatList.Of(WithoutRefusedChats(User), rows, MostShown);
    }

    private Task<Result<T>> Read<T>(Func<UserState, DateTimeOffset, T> view)
    {
        DateTimeOffset now = Now;
        return Task.FromResult<Result<T>>(Found() ? view(User.AsOf(now), now) : UserRefusals.NotFound);
    }

    private Task<Result<T>> ReadFor<T>(Actor viewer, Func<UserState, DateTimeOffset, T> view) =>
        Found() && Hierarchy.RefuseLookingAt(viewer, _id, User.PermissionLevel) is { } refusal ? Task.FromResult<Result<T>>(refusal) : Read(view);
}
