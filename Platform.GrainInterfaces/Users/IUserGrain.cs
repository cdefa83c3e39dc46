using Orleans.Concurrency;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.GrainInterfaces.Users;

/// <summary>One user; the only writer of all that belongs to him. Key: <see cref="UserId"/>.</summary>
/// <remarks>Reads interleave with changes and answer stored state only. A user that does not exist answers <see cref="ErrorCodes.NotFound"/>.</remarks>
[Alias("platform.users.user")]
public interface IUserGrain : IGrainWithIntegerKey
{
    /// <summary>All that he sees of himself; counts as his activity.</summary>
    [Alias("profile")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<UserProfile>> GetProfile();

    /// <summary>What anyone may see of him.</summary>
    [Alias("public-profile")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<PublicProfile>> GetPublicProfile();

    /// <summary>What a signed-in user may see of him.</summary>
    /// <param name="viewer">The session of who looks.</param>
    /// <returns>What he may see, or <see cref="ErrorCodes.NotFound"/>; one whose session is not live sees what anyone does.</returns>
    [Alias("sight")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<UserSight>> GetSight(SessionKey viewer);

    /// <summary>How he may sign in.</summary>
    [Alias("lookup")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<UserLookup>> GetLookup();

    /// <summary>His subscription with its history.</summary>
    [Alias("subscription")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<SubscriptionView>> GetSubscription();

    /// <summary>His moderation history, newest first.</summary>
    /// <param name="offset">Entries to leave out in front.</param>
    /// <param name="limit">Entries at the most.</param>
    [Alias("punishments")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<Page<PunishmentView>>> GetPunishments(int offset, int limit);

    /// <summary>The entries of his moderation history that are older than one, newest first.</summary>
    /// <param name="before">Number of that entry, as <see cref="Page{T}.Next"/> told it.</param>
    /// <param name="limit">Entries at the most.</param>
    [Alias("punishments-before")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<Page<PunishmentView>>> GetPunishmentsBefore(long before, int limit);

    /// <summary>His live and ended sessions.</summary>
    /// <param name="current">The session that asks; null when none does.</param>
    [Alias("sessions")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<SessionList>> GetSessions(SessionKey? current);

    /// <summary>The chats he owns.</summary>
    [Alias("chats")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<OwnedChats>> GetChats();

    /// <summary>Renames him or chooses his picture: all that is asked, or nothing.</summary>
    /// <param name="change">What to change.</param>
    /// <returns>
    /// The profile; <see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.UsernameTaken"/>,
    /// <see cref="ErrorCodes.AccountTimeout"/> or <see cref="ErrorCodes.AccountBanned"/>.
    /// </returns>
    [Alias("change-profile")]
    [SafeToRepeat]
    Task<Result<UserProfile>> ChangeProfile(ProfileChange change);

    /// <summary>Ends another of his sessions.</summary>
    /// <param name="suffix">The last six characters of its token.</param>
    /// <param name="current">The session that asks.</param>
    /// <returns><see cref="ErrorCodes.CurrentSession"/> or <see cref="ErrorCodes.NotFound"/>.</returns>
    [Alias("destroy-session")]
    Task<Result> DestroySession(string suffix, SessionKey current);

    /// <summary>Ends all his sessions but one.</summary>
    /// <param name="current">The session that stays.</param>
    /// <returns>How many ended.</returns>
    [Alias("destroy-other-sessions")]
    Task<Result<int>> DestroyOtherSessions(SessionKey current);

    /// <summary>Signs one session out; done as well when it has ended already.</summary>
    /// <param name="session">The session.</param>
    [Alias("log-out")]
    [SafeToRepeat]
    Task LogOut(SessionKey session);

    /// <summary>Opens a session, and creates the account when the identity signs in for the first time. Called by the identity alone.</summary>
    /// <param name="request">Who signs in, from where.</param>
    /// <returns>The token and profile, or <see cref="ErrorCodes.AccountBanned"/>.</returns>
    [Alias("sign-in")]
    Task<Result<SignedIn>> SignIn(SignInRequest request);

    /// <summary>What one of his sessions must know; null when it is not live.</summary>
    /// <param name="session">The session that asks.</param>
    [Alias("session-standing")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<SessionStanding?> GetSessionStanding(SessionKey session);

    /// <summary>Whether he holds a name or is about to take it.</summary>
    /// <param name="foldedUsername">The name in lower case.</param>
    [Alias("holds-username")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<bool> HoldsUsername(string foldedUsername);
}
