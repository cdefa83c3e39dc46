using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Bots;
using Platform.Grains.Chats;
using Platform.Grains.Moderation;
using Platform.Grains.Notifications;
using Platform.Grains.Permissions;
using Platform.Grains.PublicKeys;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Storage;
using Platform.Grains.Subscriptions;
using Platform.Grains.Users;

namespace Platform.Tests.States;

/// <summary>What is in a database today must be read by every later version: the golden files hold the first form of each state.</summary>
public sealed class StateGoldenTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    private static readonly StateSerializer Serializer = new();

    // As each state was first stored.
    private static readonly Dictionary<string, object> Samples = new()
    {
        [StateNames.User] = new UserState
        {
            Id = new UserId(7),
            Version = 3,
            Username = "Alice",
            AvatarSource = "discord",
            PermissionLevel = PermissionLevel.Admin,
            PermissionSince = At,
            PermissionHistory = [new PermissionChange { Id = 1, NewLevel = PermissionLevel.Admin, ChangedById = new UserId(1), CreatedAt = At }],
            SubscriptionTier = SubscriptionTier.Premium,
            SubscriptionExpiresAt = At.AddDays(30),
            SubscriptionGrantedById = new UserId(1),
            SubscriptionUpdatedAt = At,
            SubscriptionHistory = [new SubscriptionChange { Id = 1, NewTier = SubscriptionTier.Premium, Reason = "gift", GrantedById = new UserId(1), CreatedAt = At }],
            Punishments = [new Punishment { Id = 1, Kind = PunishmentKind.Ban, Reason = "spam", CreatedById = new UserId(1), CreatedAt = At, ExpiresAt = At.AddDays(1), LiftedAt = At, LiftedById = new UserId(1), LiftReason = "error" }],
            LinkedPlatforms = [new LinkedIdentity { Platform = "discord", PlatformUserId = "42", PlatformUsername = "alice", PlatformAvatarUrl = "https://a.example/a.png", LinkedAt = At, LastAuthenticatedAt = At }],
            Sessions = new UserSessions
            {
                Live = [new LiveSession { Hash = new TokenHash("00ff"), TokenSuffix = "abc123", CreatedAt = At, ExpiresAt = At.AddDays(1), ClientIp = "192.0.2.1", UserAgent = "curl", Platform = "discord" }],
                Ended = [new EndedSession { TokenSuffix = "xyz789", CreatedAt = At, ExpiresAt = At, LastUsedAt = At, EndedAt = At, EndReason = "logged_out" }],
            },
            LastActivityAt = At,
            CreatedAt = At,
            UpdatedAt = At,
            Outbox = [new AuditEvent { EventId = new Guid("01943000-0000-7000-8000-000000000001"), Event = AuditEvents.OwnerBootstrap, TargetType = "user", TargetId = "7", Metadata = ImmutableSortedDictionary<string, string>.Empty.Add("key", "value"), CreatedAt = At }],
        },
        [StateNames.Username] = new UsernameState { Holder = new UserId(7), TakenAt = At },
        [StateNames.Session] = new SessionState { UserId = new UserId(7), CreatedAt = At, ExpiresAt = At.AddDays(1), LastUsedAt = At },
        [StateNames.Identity] = new IdentityState { Platform = "discord", PlatformUserId = "42", UserId = new UserId(7), Pending = [new PendingLogin { Nonce = "ab", Address = new ClientAddress("192.0.2.1"), ExpiresAt = At }] },
        [StateNames.IdentityMemory] = new IdentityMemoryState { TrialUsed = true, Bans = [new RunningRestriction(AccountState.Banned, At)] },
        [StateNames.LoginCode] = new LoginCodeState { IdentityKey = "identity:discord:NDI", Nonce = "ab", ExpiresAt = At },
        [StateNames.PublicKeys] = new PublicKeysState { Keys = [new PublicKey { Name = "first", Hash = new TokenHash("00ff"), CreatedById = new UserId(7), CreatedAt = At, RevokedAt = At }] },
        [StateNames.Owners] = new OwnersState { Owners = [new UserId(7)] },
        [StateNames.Ids] = new IdsState { Next = 101 },
        [StateNames.Bot] = new BotState
        {
            Id = new BotId(9),
            Name = "Helper",
            Platform = "discord",
            OwnerId = new UserId(7),
            BotType = BotType.Verified,
            IsActive = true,
            RateLimitPerHour = 1_000,
            KeyHash = new TokenHash("00ff"),
            AvatarUrl = "https://a.example/b.png",
            Groups = 3,
            Users = 4,
            LatencyMs = 5,
            LastActivityAt = At,
            CreatedAt = At,
            UpdatedAt = At,
            StatisticsEpoch = 1,
            SessionsVoidUntil = At,
        },
        [StateNames.Chat] = new ChatState
        {
            Id = 11,
            OwnerId = new UserId(7),
            Name = "Lounge",
            Description = "Quiet",
            AllowControlRequests = true,
            Visibility = "public",
            Slug = "lounge",
            Running = true,
            OrderVersion = 4,
            CreatedAt = At,
            UpdatedAt = At,
        },
        [StateNames.ChatMembers] = new ChatMembersState
        {
            ChatId = 11,
            Members = [new ChatMember { UserId = new UserId(8), JoinedAt = At }],
            Invites = [new ChatInvite { Code = "1B00000000000000", CreatedById = new UserId(7), CreatedAt = At, ExpiresAt = At.AddDays(1), Uses = 1, MaxUses = 2 }],
        },
        [StateNames.Slug] = new SlugState { ChatId = 11, TakenAt = At },
        [StateNames.Announcements] = new AnnouncementsState
        {
            NextId = 3,
            Announcements = [new Announcement { Id = 2, Title = "Title", Body = "Body", Type = "warning", StartsAt = At, EndsAt = At.AddDays(1), CreatedById = new UserId(7), CreatedAt = At }],
        },
        [StateNames.Inbox] = new InboxState
        {
            LastSequence = 5,
            TrimmedSequence = 2,
            Notifications =
            [
                new InboxNotification { Sequence = 3, DeliveryId = new Guid("01943000-0000-7000-8000-000000000003"), Id = 11, Title = "Title", Body = "Body", Type = "success", ReadAt = At, CreatedAt = At, CreatedById = new UserId(1) },
                new InboxNotification { Sequence = 4, DeliveryId = new Guid("01943000-0000-7000-8000-000000000004"), Id = 12, Title = "Title", Body = "Body", CreatedAt = At },
            ],
            Unread = 1,
            Changes =
            [
                new InboxChange
                {
                    Sequence = 5,
                    Change = new AccountChange
                    {
                        Id = new Guid("01943000-0000-7000-8000-000000000005"),
                        Kind = AccountChangeKind.Subscription,
                        State = AccountState.Timeout,
                        RestrictedUntil = At,
                        Tier = SubscriptionTier.Premium,
                        SubscriptionExpiresAt = At.AddDays(30),
                        CreatedAt = At,
                    },
                },
            ],
            BroadcastVersion = 8,
            BroadcastMarks = [new BroadcastMark { Sequence = 2, ReadAt = At }],
            ReadAllMarks = [new BroadcastMark { Sequence = 6, ReadAt = At }],
            Outbox = [new AuditEvent { EventId = new Guid("01943000-0000-7000-8000-000000000004"), Event = AuditEvents.NotificationSend, ActorId = new UserId(1), TargetType = "user", TargetId = "7", CreatedAt = At }],
        },
        [StateNames.Broadcasts] = new BroadcastsState
        {
            Log = new BroadcastLog
            {
                Version = 8,
                LastSequence = 7,
                TrimmedSequence = 5,
                TrimmedCreatedAt = At.AddDays(-1),
                Broadcasts = [new Broadcast { Sequence = 6, Id = 13, Title = "Title", Body = "Body", Type = "error", CreatedById = new UserId(1), CreatedAt = At }],
            },
        },
        [StateNames.BotLimit] = new BotLimitState { WrittenAt = At, Accepted = "gAEB", LastActivityAt = At },
        [StateNames.BotBatch] = new BatchState
        {
            Fingerprint = new TokenHash("00ff"),
            Accepted = 1,
            Rejected = [new RejectedCommand(1, "unknown_user", "There is no such user.")],
            CreatedAt = At,
            UpdatedAt = At,
            AnsweredAt = At,
            CommandTallies = [new CommandTally(new BotId(9), 1, "ping", At, 5)],
            SweepAfter = At.AddDays(1),
        },
    };

    // Those that got members since, with a value in each; the number is that of their golden file.
    private static readonly Dictionary<string, object> Later = new()
    {
        [StateNames.User + ".v2"] = ((UserState)Samples[StateNames.User]) with
        {
            TrialUsedBefore = true,
            Punishments = [new Punishment { Id = 1, Kind = PunishmentKind.Ban, Reason = "spam", CreatedById = new UserId(1), CreatedAt = At, ExpiresAt = At.AddDays(1), IsOver = true }],
            Sessions = new UserSessions { Untold = [new TokenHash("00ff")], UntoldSince = At },
            DeletedAt = At,
            Erasure = new Erasure { Username = "Alice", IdentityKeys = ["identity:discord:NDI"], TrialUsed = true, Bans = [new RunningRestriction(AccountState.Banned, null)] },
            Notifications = [new PendingNotification { Id = new Guid("01943000-0000-7000-8000-000000000002"), Title = "Title", Body = "Body", CreatedAt = At }],
        },
        [StateNames.User + ".v3"] = ((UserState)Samples[StateNames.User]) with
        {
            Punishments =
            [
                new Punishment { Id = 1, Kind = PunishmentKind.Ban, Reason = "spam", CreatedById = new UserId(1), CreatedAt = At, ExpiresAt = At.AddDays(1) },
                new Punishment { Id = 2, Kind = PunishmentKind.Timeout, Reason = "spam", CreatedById = new UserId(1), CreatedAt = At, ExpiresAt = At.AddDays(2) },
            ],
            Sessions = new UserSessions
            {
                Live = [new LiveSession { Hash = new TokenHash("00ff"), TokenSuffix = "abc123", CreatedAt = At, ExpiresAt = At.AddDays(1), Platform = "discord", BotId = new BotId(9) }],
            },
        },
        [StateNames.User + ".v4"] = ((UserState)Samples[StateNames.User]) with
        {
            Chats = [new OwnedChat { Id = 11, CreatedAt = At, RunningSince = At, OrderVersion = 4 }],
            ChatOrders =
            [
                new ChatOrder
                {
                    ChatId = 11,
                    Version = 4,
                    Creation = new ChatCreation { Id = 11, OwnerId = new UserId(7), Name = "Lounge", Visibility = "official", Slug = "lounge", CreatedAt = At },
                    Runs = true,
                    CreatedAt = At,
                },
                new ChatOrder { ChatId = 12, Version = 3, Deletion = new ChatDeletion(new UserId(1), "spam"), CreatedAt = At },
            ],
            Changes = [new AccountChange { Id = new Guid("01943000-0000-7000-8000-000000000003"), Kind = AccountChangeKind.Subscription, Tier = SubscriptionTier.Trial, SubscriptionExpiresAt = At, CreatedAt = At }],
            EndingTold = At.AddDays(30),
        },
        [StateNames.User + ".v5"] = ((UserState)Samples[StateNames.User]) with { TrialUsedBefore = true, ImportedAt = At },
        [StateNames.Bot + ".v2"] = ((BotState)Samples[StateNames.Bot]) with
        {
            OwnerNews = new PendingNotification { Id = new Guid("01943000-0000-7000-8000-000000000004"), Title = "Title", Body = "Body", CreatedAt = At },
        },
        [StateNames.Bot + ".v3"] = ((BotState)Samples[StateNames.Bot]) with { FormerKey = new FormerBotKey(new TokenHash("11ee"), At) },
        [StateNames.BotLimit + ".v2"] = new BotLimitState { WrittenAt = At, AcceptedBySecond = "BQIBAQ==", LastActivityAt = At },
        [StateNames.Identity + ".v2"] = ((IdentityState)Samples[StateNames.Identity]) with { TrialUsedBefore = true },
        [StateNames.Identity + ".v3"] = ((IdentityState)Samples[StateNames.Identity]) with
        {
            TrialUsedBefore = true,
            SentSignIns = 2,
            Pending = [new PendingLogin { Nonce = "ab", Address = new ClientAddress("192.0.2.1"), BotId = new BotId(9), ExpiresAt = At }, new PendingLogin { Nonce = "cd", ExpiresAt = At }],
        },
        [StateNames.Identity + ".v4"] = ((IdentityState)Samples[StateNames.Identity]) with
        {
            Pending = [new PendingLogin { Nonce = "ab", SecretId = "0011aabb", Address = new ClientAddress("192.0.2.1"), BotId = new BotId(9), ExpiresAt = At }],
        },
        [StateNames.Session + ".v2"] = ((SessionState)Samples[StateNames.Session]) with { BotId = new BotId(9) },
        [StateNames.Session + ".v3"] = ((SessionState)Samples[StateNames.Session]) with { BotId = new BotId(9), IsOver = true },
    };

    public static TheoryData<string> Names => [.. Samples.Keys];

    public static TheoryData<string> Newest => [.. Samples.Keys.Select(name => Later.Keys.Where(later => later.StartsWith(name + ".", StringComparison.Ordinal)).Max() ?? name + ".v1")];

    [Theory]
    [MemberData(nameof(Newest))]
    public void A_state_is_written_as_its_newest_golden_file_shows(string file) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Golden(file)), JsonNode.Parse(Write(Sample(file)))), Write(Sample(file)));

    [Theory]
    [MemberData(nameof(Newest))]
    public void The_newest_golden_file_reads_as_the_state_it_was_written_from(string file) =>
        Assert.Equal(Write(Sample(file)), Write(Read(Golden(file), Sample(file).GetType())));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_golden_file_reads_as_the_state_it_was_written_from(string name) =>
        Assert.Equal(Write(Samples[name]), Write(Read(Golden(name + ".v1"), Samples[name].GetType())));

    [Fact]
    public void Every_state_has_a_golden_file_and_no_two_states_share_a_name()
    {
        string[] names = [.. typeof(StateNames).GetFields().Select(field => (string)field.GetRawConstantValue()!)];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(names.Order(), Samples.Keys.Order());
    }

    [Fact]
    public void A_state_with_members_of_a_later_version_is_still_read() =>
        Assert.Equal(101, Serializer.Deserialize<IdsState>(BinaryData.FromString("""{"later":[1,{"x":null}],"next":101}""")).Next);

    private static string Golden(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "States", "Golden", $"{file}.json"));

    private static object Sample(string file) => Later.GetValueOrDefault(file) ?? Samples[file[..file.IndexOf('.', StringComparison.Ordinal)]];

    private static string Write(object state) => JsonSerializer.Serialize(state, state.GetType(), StateJson.Default);

    private static object Read(string json, Type type) => JsonSerializer.Deserialize(json, type, StateJson.Default)!;
}
