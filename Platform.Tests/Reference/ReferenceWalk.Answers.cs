using System.Net.Http.Headers;
using System.Text.Json;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Reference;

/// <content>What each call answers when it does its work, and the refusals that only it knows.</content>
public sealed partial class ReferenceWalk
{
    public async Task SignInAndOutAsync()
    {
        var identity = Identity.Fresh();
        object person = new { platform = identity.Platform, platform_user_id = identity.PlatformUserId };
        var visitor = platform.Visitor();
        var bot = await owner.BotAsync();
        await RefusedAsync("not_found", "sendSignInCode", bot.Client, person);
        await OkAsync("requestSignInCode", visitor, person);
        var code = (await OkAsync("getPendingSignInCode", bot.Client, person)).Json.Text("code")!;
        await RefusedAsync("invalid_code", "signIn", visitor, new { code = "WRONG000" });
        var signedIn = await OkAsync("signIn", visitor, new { code });
        var user = new SignedInUser(identity, signedIn, visitor with { ApiKey = null, Session = SessionCookie.Of(signedIn).Value });
        await OkAsync("lookUpUser", visitor, new { username = user.Username });
        await RefusedAsync("not_found", "lookUpUser", visitor, new { username = Names.Fresh() });
        await RefusedAsync("origin_refused", "signOut", user.Client with { Origin = "https://elsewhere.example" });
        await OkAsync("signOut", user.Client);

        var sent = (await OkAsync("sendSignInCode", bot.Client, person)).Json.Text("code")!;
        await owner.ActAsync(user, new BanUser { Reason = "spam" });
        await RefusedAsync("account_banned", "requestSignInCode", platform.Visitor(), person);
        await RefusedAsync("account_banned", "signIn", platform.Visitor(), new { code = sent });
        await RefusedAsync("account_banned", "sendSignInCode", bot.Client, person);
    }

    public async Task ReachTheLimitsOfSignInsAsync()
    {
        var user = await platform.SignInAsync();
        var bot = await owner.BotAsync();
        for (var signIn = 0; signIn < 5; signIn++)
        {
            var code = (await bot.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
            (await platform.Visitor().VerifyAsync(code)).ShouldBeOk();
        }

        await RefusedAsync("web_login_required", "sendSignInCode", bot.Client, new { platform = user.Identity.Platform, platform_user_id = user.Identity.PlatformUserId });

        var guesser = platform.Visitor();
        for (var guess = 0; guess < 10; guess++)
        {
            await guesser.VerifyAsync("WRONG000");
        }

        await RefusedAsync("too_many_attempts", "signIn", guesser, new { code = "WRONG000" });

        var asker = platform.Visitor();
        for (var request = 0; request < 5; request++)
        {
            (await asker.RequestCodeAsync(Identity.Fresh())).ShouldBeOk();
        }

        var one = Identity.Fresh();
        await RefusedAsync("too_many_pending_codes", "requestSignInCode", asker, new { platform = one.Platform, platform_user_id = one.PlatformUserId });
    }

    public async Task UseOneselfAsync()
    {
        var user = await platform.SignInAsync();
        await TaggedAsync("getOwnProfile", user.Client);
        await OkAsync("changeOwnProfile", user.Client, new { username = Names.Fresh(), avatar_source = "" });
        await RefusedAsync("username_taken", "changeOwnProfile", user.Client, new { username = owner.User.Username });
        await owner.ActAsync(user, new GrantSubscription { Tier = SubscriptionTier.Trial, Reason = "welcome" });
        await owner.ActAsync(user, new WarnUser { Reason = "loud" });
        await OkAsync("getOwnSubscription", user.Client);
        await OkAsync("listOwnPunishments", user.Client);
        await OkAsync("listOwnChats", user.Client);

        var other = await platform.SignInAsync(user.Identity);
        await OkAsync("listOwnSessions", user.Client);
        await RefusedAsync("current_session", "endOwnSession", user.Client, path: Suffix(user));
        await OkAsync("endOwnSession", user.Client, path: Suffix(other));
        await OkAsync("endOtherSessions", user.Client);
        await OkAsync("listOwnSessions", user.Client);

        await TaggedAsync("getUser", platform.Visitor(), Id(user.Id));
        await TaggedAsync("getUser", owner.User.Client, Id(user.Id));
        await OkAsync("searchUsers", user.Client, query: "?q=user&limit=2");
        await OkAsync("searchUsers", owner.User.Client, query: "?q=user&limit=2&level=0");
    }

    public async Task UseBotsAsync()
    {
        var user = await platform.SignInAsync();
        var bot = await owner.BotAsync();
        await TaggedAsync("getOwnBot", bot.Client);
        await OkAsync("updateOwnBot", bot.Client, new { name = bot.Name, avatar_url = "https://cdn.example.org/b.png", users = 3, latency_ms = 5, group_ids = new[] { "g" } });
        var once = bot.Client with { IdempotencyKey = Guid.NewGuid().ToString("N") };
        await OkAsync("reportCommands", once, new { commands = new object[] { new { command = "play", count = 1, user_id = user.Id }, new { command = "", count = 0 } } });
        await RefusedAsync("idempotency_mismatch", "reportCommands", once, new { commands = new[] { new { command = "skip", count = 1 } } });
        await TaggedAsync("getUserForBot", bot.Client, Id(user.Id));
        await OkAsync("updateUserForBot", bot.Client, new { platform_username = "marina", platform_avatar_url = "https://cdn.example.org/a.png", username = Names.Fresh() }, Id(user.Id));
        await TaggedAsync("getUserForBot", bot.Client, Id(user.Id));
        await OkAsync("listBots", platform.Visitor(), query: "?limit=1");
        await TaggedAsync("getBot", platform.Visitor(), Id(bot.Id));
        await TaggedAsync("getBot", owner.User.Client, Id(bot.Id));
        await OkAsync("searchBots", user.Client, query: "?q=" + bot.Name);
        await OkAsync("searchBots", owner.User.Client, query: "?bot_type=3&limit=1");
    }

    public async Task UseChatsAsync()
    {
        var user = await platform.SignInAsync();
        await RefusedAsync("premium_required", "createChat", user.Client, new { name = "Film night" });
        await owner.ActAsync(user, new GrantSubscription { Tier = SubscriptionTier.Lifetime });
        var chat = (await OkAsync("createChat", user.Client, new { name = "Film night", description = "At nine.", allow_control_requests = true })).Json.Number("id");
        await RefusedAsync("no_chat_slot", "createChat", user.Client, new { name = "Another" });
        var slug = "s" + Guid.NewGuid().ToString("N")[..20];
        await owner.CreateOfficialChatAsync(slug);
        await RefusedAsync("slug_taken", "updateChat", user.Client, new { slug }, Id(chat));
        await OkAsync("updateChat", user.Client, new { name = "Film nights", description = (string?)null }, Id(chat));
        await TaggedAsync("getChat", user.Client, Id(chat));
        await OkAsync("listChats", user.Client, query: "?limit=1");
        await OkAsync("listPublicChats", platform.Visitor());
        await OkAsync("listOwnChats", user.Client);
        await OkAsync("startChat", user.Client, path: Id(chat));
        await OkAsync("stopChat", user.Client, path: Id(chat));
        await UseInvitesAsync(user, chat);
        await owner.ActAsync(user, new RevokeSubscription { Reason = "unpaid" });
        await RefusedAsync("chat_slots_exceeded", "startChat", user.Client, path: Id(chat));
        await OkAsync("deleteChat", user.Client, path: Id(chat));

        var banned = await platform.SignInAsync();
        await owner.ActAsync(banned, new GrantSubscription { Tier = SubscriptionTier.Lifetime });
        var his = (await OkAsync("createChat", banned.Client, new { name = "Film night" })).Json.Number("id");
        await owner.ActAsync(banned, new BanUser { Reason = "spam" });
        await RefusedAsync("conflict", "startChat", owner.User.Client, path: Id(his));
    }

    public async Task UseNotificationsAsync()
    {
        var user = await platform.SignInAsync();
        var sent = await owner.NotifyAsync(user, "Hello");
        await OkAsync("countUnreadNotifications", user.Client);
        await OkAsync("readNotification", user.Client, path: Id(sent.Id));
        await RefusedAsync("already_read", "readNotification", user.Client, path: Id(sent.Id));
        await OkAsync("listNotifications", user.Client);
        await OkAsync("readAllNotifications", user.Client);
        var announcement = await owner.AnnounceAsync(new NewAnnouncement("Maintenance", "On Sunday.", NotificationTypes.Info, null, null));
        await OkAsync("listAnnouncements", platform.Visitor());
        await owner.WithdrawAnnouncementAsync(announcement.Id);

        await using var stream = await EventConnection.OpenAsync(user.Client);
        var headers = stream.Response.Headers.NonValidated.SelectMany(header => header.Value.Select(value => (header.Key, Value: value)));
        Judge.Judge(
            reference.Operation("streamEvents"),
            new PlatformResponse(
                "GET /v1/events",
                200,
                headers.ToLookup(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase),
                stream.Response.Content.Headers.ContentType?.MediaType,
                ""));
    }

    public async Task UseTheRestAsync()
    {
        foreach (var count in new[] { "countUsers", "countBots", "countChats", "getStatistics" })
        {
            await TaggedAsync(count, platform.Visitor());
        }

        await OkAsync("getStatistics", platform.Visitor(), query: "?silos=true");
        var stranger = platform.Stranger();
        foreach (var page in new[] { "getHealth", "isLive", "isReady", "showReference", "getReferenceScript" })
        {
            await OkAsync(page, stranger);
        }

        await TaggedAsync("getReference", stranger);
        await TaggedAsync("getReferenceScript", stranger);
        using var request = stranger.Compose(HttpMethod.Get, "/docs/reference.js");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        Judge.Judge(reference.Operation("getReferenceScript"), await PlatformClient.SendAsync(request));
    }

    private static Dictionary<string, string> Suffix(SignedInUser user) => new() { ["token_suffix"] = user.TokenSuffix };

    private static Dictionary<string, string> Invite(long chat, JsonElement invite) => new() { ["id"] = Text(chat), ["code"] = invite.Text("code")! };

    private async Task UseInvitesAsync(SignedInUser user, long chat)
    {
        var member = await platform.SignInAsync();
        var invite = (await OkAsync("createInvite", user.Client, new { max_uses = 5, expires_at = DateTimeOffset.UtcNow.AddDays(1) }, Id(chat))).Json;
        await OkAsync("listInvites", user.Client, path: Id(chat));
        await OkAsync("joinChat", member.Client, path: Invite(chat, invite));
        await OkAsync("listMembers", user.Client, path: Id(chat));
        await RefusedAsync("conflict", "leaveChat", user.Client, path: Id(chat));
        await OkAsync("leaveChat", member.Client, path: Id(chat));
        await OkAsync("joinChat", member.Client, path: Invite(chat, invite));
        await OkAsync("kickMember", user.Client, new { user_id = member.Id }, Id(chat));
        await RefusedAsync("conflict", "kickMember", user.Client, new { user_id = user.Id }, Id(chat));
        await OkAsync("revokeInvite", user.Client, path: Invite(chat, invite));
        for (var more = 0; more < 20; more++)
        {
            (await user.Client.PostAsync($"/v1/portal/chats/{Text(chat)}/invites")).ShouldBeOk();
        }

        await RefusedAsync("invite_limit", "createInvite", user.Client, path: Id(chat));
    }

    /// <summary>Asks for a document, and once more for changes of it.</summary>
    private async Task TaggedAsync(string operation, PlatformClient client, IReadOnlyDictionary<string, string>? path = null)
    {
        var tag = (await OkAsync(operation, client, path: path)).Header("ETag");
        (await CallAsync(operation, client with { IfNoneMatch = tag }, path: path)).ShouldHaveStatus(304);
    }
}
