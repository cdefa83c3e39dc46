using System.Text.Json;
using Platform.Gateway.Http;
using Platform.Gateway.SignIn;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Gateway.Fakes;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Gateway.Http;

/// <summary>The exact members of what the gateway answers (reference.md, sections 3 and 4).</summary>
public sealed class PlatformJsonTests
{
    private static readonly DateTimeOffset Time = new(2030, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2));

    private static readonly UserProfile Profile = new(
        new UserId(UserId.Largest), "Jürgen's", null, null, PermissionLevel.Owner, Time, AccountState.Active, null, null, SubscriptionTier.Premium, Time, 5,
        new UserId(2), true, new ChatSlots(0, null), [new LinkedPlatform("twitch", "1", null, null, Time, Time)], Time, Time, Time);

    [Fact]
    public void A_profile_has_exactly_the_members_of_the_contract()
    {
        JsonElement json = Json(Profile);
        Assert.Equal(ProfileMembers.Own, json.Members());
        Assert.Equal(["used", "limit"], json.GetProperty("chat_slots").Members());
        Assert.Equal(ProfileMembers.LinkedPlatform, json.GetProperty("linked_platforms")[0].Members());
    }

    [Fact]
    public void A_stranger_sees_four_members() =>
        Assert.Equal(ProfileMembers.Public, Json(new PublicProfile(new UserId(1), "a", null, SubscriptionTier.Basic)).Members());

    [Fact]
    public void A_sign_in_answers_the_profile_and_one_member_more()
    {
        JsonElement json = Json(new SignedInAnswer(Profile, UserCreated: true));
        Assert.Equal([.. ProfileMembers.Own, "user_created"], json.Members());
        Assert.True(json.GetProperty("user_created").GetBoolean());
        Assert.Equal(Json(Profile).GetProperty("linked_platforms").GetRawText(), json.GetProperty("linked_platforms").GetRawText());
    }

    [Fact]
    public void A_lookup_has_exactly_the_members_of_the_contract()
    {
        JsonElement json = Json(new UserLookup(new UserId(1), "a", null, PermissionLevel.User, SubscriptionTier.Basic, [new PlatformIdentity("twitch", "1")]));
        Assert.Equal(["id", "username", "avatar_url", "permission_level", "subscription_tier", "platforms"], json.Members());
        Assert.Equal(["platform", "platform_user_id"], json.GetProperty("platforms")[0].Members());
    }

    [Fact]
    public void A_subscription_has_exactly_the_members_of_the_contract()
    {
        var change = new SubscriptionChangeView(1, SubscriptionTier.Basic, SubscriptionTier.Trial, null, null, Time);
        JsonElement json = Json(new SubscriptionView(SubscriptionTier.Trial, Time, 5, true, true, false, [change], Time, Time));
        string[] members =
        [
            "subscription_tier", "expires_at", "subscription_remaining_seconds", "is_active", "has_premium", "trial_available", "history", "created_at",
            "updated_at",
        ];
        Assert.Equal(members, json.Members());
        Assert.Equal(["id", "old_tier", "new_tier", "reason", "granted_by_id", "created_at"], json.GetProperty("history")[0].Members());
    }

    [Fact]
    public void Sessions_have_exactly_the_members_of_the_contract()
    {
        var live = new SessionView("abc123", Time, Time, Time, null, null, true);
        var ended = new EndedSessionView("abc123", Time, Time, Time, null, null, Time, SessionEndReasons.Expired);
        JsonElement json = Json(new SessionList([live], [ended]));
        Assert.Equal(["sessions", "history"], json.Members());
        Assert.Equal(
            ["token_suffix", "created_at", "expires_at", "last_used_at", "client_ip", "user_agent", "is_current"], json.GetProperty("sessions")[0].Members());
        Assert.Equal(
            ["token_suffix", "created_at", "expires_at", "last_used_at", "client_ip", "user_agent", "ended_at", "end_reason"],
            json.GetProperty("history")[0].Members());
    }

    [Fact]
    public void The_bots_of_a_user_have_all_members()
    {
        JsonElement json = Json(new UserDetails(Profile, [], [], [], [], [new FakeBot().View], null, []));
        Assert.Equal(BotMembers.Full, json.GetProperty("bots")[0].Members());
        Assert.Equal("5", json.GetProperty("bots")[0].GetProperty("id").GetRawText());
        Assert.Equal("2", json.GetProperty("bots")[0].GetProperty("bot_type").GetRawText());
    }

    [Fact]
    public void Values_are_written_as_the_contract_says()
    {
        JsonElement json = Json(Profile);
        Assert.Equal("9007199254740991", json.GetProperty("id").GetRawText());
        Assert.Equal("\"Jürgen's\"", json.GetProperty("username").GetRawText());
        Assert.Equal("null", json.GetProperty("avatar_url").GetRawText());
        Assert.Equal("3", json.GetProperty("permission_level").GetRawText());
        Assert.Equal("\"2030-01-02T01:04:05.678Z\"", json.GetProperty("created_at").GetRawText());
        Assert.Equal("null", json.GetProperty("chat_slots").GetProperty("limit").GetRawText());
    }

    [Fact]
    public void What_carries_a_secret_cannot_be_written()
    {
        Assert.ThrowsAny<Exception>(() => Json(new SignedIn(new Secret("pses_x"), Profile, false, Time, 5)));
        Assert.ThrowsAny<Exception>(() => Json(new PendingCode(new Secret("ABCD1234"), Time)));
    }

    [Fact]
    public void A_secret_cannot_be_written()
    {
        var options = new JsonSerializerOptions { Converters = { new SecretConverter() } };
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new Secret("pses_x"), options));
    }

    private static JsonElement Json<T>(T value) => JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(value, PlatformJson.Of<T>()));
}
