using Orleans.Concurrency;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Notifications;
using Platform.Grains.SignIn;

namespace Platform.Grains.Users;

/// <summary>What only other grains may ask of a user: whoever calls has looked up the actor. Key: <see cref="UserId"/>.</summary>
/// <remarks>Not part of the interfaces that clients know, so that nobody outside the silos can name an actor himself.</remarks>
[Alias("platform.users.operated")]
internal interface IOperatedUserGrain : IGrainWithIntegerKey
{
    /// <summary>His level and restriction; null when he does not exist.</summary>
    [Alias("standing")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<UserStanding?> GetStanding();

    /// <summary>What he sees of himself, without counting as his activity.</summary>
    [Alias("profile")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<UserProfile>> PeekProfile();

    /// <summary>All that an operator may see of him, or of himself.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("details")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<UserDetails>> GetDetails(Actor viewer);

    /// <summary>Why he can or cannot do things, for an operator who may see him.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("explanation")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<UserExplanation>> Explain(Actor viewer);

    /// <summary>What a bot sees of him.</summary>
    /// <param name="platform">The platform it works on.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/> when he does not exist.</returns>
    [Alias("for-bot")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<ServedUser>> GetForBot(string platform);

    /// <summary>Takes over how an identity of his is called and shown on its platform. Called by the identity alone; safe to repeat.</summary>
    /// <param name="identity">The identity; one that is not his changes nothing.</param>
    /// <param name="platformUsername">His name there; null for none.</param>
    /// <param name="platformAvatarUrl">His picture there; null for none.</param>
    [Alias("adopt-identity")]
    Task AdoptIdentity(PlatformIdentity identity, string? platformUsername, string? platformAvatarUrl);

    /// <summary>Gives him the name that a bot reports, unless he has chosen one himself: then nothing changes.</summary>
    /// <param name="username">The name.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.UsernameTaken"/> or <see cref="ErrorCodes.NotFound"/>.</returns>
    [Alias("take-reported-name")]
    Task<Result> TakeReportedName(string username);

    /// <summary>Ends his sessions that were opened by codes which a bot handed out. Safe to repeat.</summary>
    /// <param name="bot">The bot.</param>
    /// <returns>How many ended.</returns>
    [Alias("end-sessions-opened-by")]
    Task<int> EndSessionsOpenedBy(BotId bot);

    /// <summary>Begins to be, as a file has him. Called by the identity alone, under an id that is its own; safe to repeat.</summary>
    /// <param name="actor">Who imports him.</param>
    /// <param name="record">What he will be; looked at already.</param>
    /// <param name="trialUsedBefore">Whether the identity had its one Trial with an account that was deleted.</param>
    /// <returns>The user; <see cref="ErrorCodes.UsernameTaken"/>, <see cref="ErrorCodes.Forbidden"/> for a level that is not the actor's to give, or <see cref="ErrorCodes.TrialAlreadyUsed"/>.</returns>
    [Alias("import")]
    Task<Result<ImportedUser>> Import(Actor actor, UserRecord record, bool trialUsedBefore);

    /// <summary>Whether he is there already whom a file has. Does not keep him in memory.</summary>
    [Alias("imported-standing")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<ImportedStanding> GetImportedStanding();

    /// <summary>Whether he may sign in.</summary>
    [Alias("sign-in-standing")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<SignInStanding> GetSignInStanding();

    /// <summary>Does something to him, all of it or nothing.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="act">What to do.</param>
    /// <param name="ownersAgree">Whether the registry of owners has decided that the platform keeps one.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing.</param>
    [Alias("act")]
    Task<Result<UserActOutcome>> Act(Actor actor, UserAct act, bool ownersAgree, bool dryRun);

    /// <summary>Makes him an Owner. Called by the registry of owners alone; the operator key was shown.</summary>
    /// <param name="dryRun">True to learn whether it may be done and change nothing.</param>
    /// <returns><see cref="ErrorCodes.Conflict"/> when he is one already.</returns>
    [Alias("become-owner")]
    Task<Result<UserActOutcome>> BecomeOwner(bool dryRun);

    /// <summary>Puts a notification into what waits for his inbox.</summary>
    /// <param name="notification">The notification; one that he has already changes nothing.</param>
    [Alias("notify")]
    Task Notify(PendingNotification notification);

    /// <summary>When he got his account here: one who was imported saw nothing before that; null when he does not exist.</summary>
    [Alias("created-at")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<DateTimeOffset?> GetCreatedAt();

    /// <summary>What his chats show of him, and which of them may run as he stands by the clock; null when he does not exist.</summary>
    [Alias("chat-owner")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<ChatOwnerStanding?> GetChatOwner();

    /// <summary>Begins a chat of his, if he has a slot for it.</summary>
    /// <param name="order">What it will be, under a fresh id.</param>
    /// <param name="dryRun">True to learn whether he may and change nothing.</param>
    /// <returns><see cref="ErrorCodes.PremiumRequired"/>, <see cref="ErrorCodes.NoChatSlot"/> or <see cref="ErrorCodes.SlugTaken"/>.</returns>
    [Alias("create-chat")]
    Task<Result> CreateChat(ChatCreation order, bool dryRun);

    /// <summary>Has a chat be that he has decided on, if it could not be told yet. In his turn, like every order: an older one may not overtake a newer. Safe to repeat.</summary>
    /// <param name="chat">The chat.</param>
    /// <returns>Whether it is one of his.</returns>
    /// <exception cref="UnavailableException">It cannot be told now.</exception>
    [Alias("ensure-chat")]
    Task<bool> EnsureChat(long chat);

    /// <summary>Has a chat of his run or not run. Safe to repeat.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="runs">Whether it shall run.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/>, <see cref="ErrorCodes.ChatSlotsExceeded"/>, <see cref="ErrorCodes.Conflict"/> or <see cref="ErrorCodes.Unavailable"/>.</returns>
    [Alias("run-chat")]
    Task<Result> RunChat(long chat, bool runs);

    /// <summary>Takes note that a chat of his stopped by itself.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="orderVersion">The order by which it ran; a newer one stands.</param>
    [Alias("note-chat-stopped")]
    Task NoteChatStopped(long chat, long orderVersion);

    /// <summary>Deletes a chat of his and frees its slot. Safe to repeat.</summary>
    /// <param name="chat">The chat.</param>
    /// <param name="actor">Who deletes it.</param>
    /// <param name="reason">Why; null for no reason.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/> when it is none of his.</returns>
    [Alias("delete-chat")]
    Task<Result> DeleteChat(long chat, UserId actor, string? reason);

    /// <summary>Writes down what the clock has decided and tells his sessions what they were not told. Safe to repeat.</summary>
    /// <returns>Whether he was deleted and is not erased everywhere yet.</returns>
    [Alias("settle")]
    Task<bool> Settle();

    /// <summary>
    /// Frees the identities and the name of a deleted user and puts his bots out of work; interleaves, since an identity may be waiting for him. Safe to repeat.
    /// </summary>
    [Alias("free-identities")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task ReleaseHoldings();

    /// <summary>Writes down that nothing of a deleted user is left to free.</summary>
    [Alias("close-erasure")]
    Task CloseErasure();
}
