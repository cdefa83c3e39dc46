using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Pages;

/// <summary>People and things of which every page has something to show.</summary>
public sealed record ShownPlatform(Operator Owner, SignedInUser User, OwnedChat Chat, RunningBot Bot)
{
    public static async Task<ShownPlatform> PrepareAsync(PlatformFixture fixture)
    {
        var owner = await Operator.SignInAsync(fixture.Process);
        var identity = Identity.Fresh();
        var user = await fixture.Access.SignInAsync(identity);
        (await user.RenameAsync("Mar." + Guid.NewGuid().ToString("N")[..6])).ShouldBeOk();
        await owner.ActAsync(user, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 30, Reason = "Winner of the <b>contest</b>." });
        await owner.ActAsync(user, new WarnUser { Reason = "Flooding the chat with \"quotes\" & <script>alert(1)</script>." });
        await owner.NotifyAsync(user, new NewNotification("Maintenance tonight", "The platform is away from 22:00 to 22:10 UTC.\nNothing is lost.", NotificationTypes.Warning));
        var created = (await user.Client.PostAsync(OwnedChat.Root, new { name = "Film night", description = "Every Friday. Bring <i>snacks</i>." })).ShouldBeOk();
        var chat = new OwnedChat(created.Json.Number("id"), user);
        var bot = await owner.BotAsync(owner: user, name: "Helper." + Guid.NewGuid().ToString("N")[..6]);
        (await bot.UpdateAsync(new { users = 5_200, latency_ms = 41, group_ids = new[] { "1", "2" } })).ShouldBeOk();
        (await bot.ReportAsync(new { command = "play", count = 710 }, new { command = "skip", count = 230 })).ShouldBeOk();

        // As long as a name may be, and as large as a figure becomes.
        var most = new { command = new string('x', 64), count = 1_000_000 };
        (await bot.ReportAsync([.. Enumerable.Repeat(most, 1_000)])).ShouldBeOk();

        // A second client, and a third one that has ended.
        await fixture.Access.SignInAsync(identity);
        await (await fixture.Access.SignInAsync(identity)).Client.PostAsync("/v1/authentication/logout");
        return new ShownPlatform(owner, user, chat, bot);
    }
}
