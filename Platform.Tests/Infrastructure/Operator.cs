using System.Globalization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Infrastructure;

/// <summary>A signed-in Owner who does what operators do through the console's own doors, without a console process an act.</summary>
public sealed class Operator
{
    private readonly PlatformProcess _process;

    private Operator(PlatformProcess process, SignedInUser user)
    {
        _process = process;
        User = user;
    }

    public SignedInUser User { get; }

    private Secret Session => new(User.Token);

    /// <summary>Signs somebody new in and makes him an Owner.</summary>
    public static async Task<Operator> SignInAsync(PlatformProcess process)
    {
        var user = await process.Access.SignInAsync();
        var operatorKey = new Secret(process.Options.Secrets.OperatorKey);
        Answered(await process.Silo.AskAsync((IPermissionConsoleGrain door) => door.BootstrapOwner(operatorKey, user.Username, false)));
        return new Operator(process, user);
    }

    /// <summary>The same Owner where the platform was started anew, with a new session.</summary>
    public async Task<Operator> ReturnAsync(PlatformProcess process) => new(process, await process.Access.SignInAsync(User.Identity));

    /// <summary>Somebody new who is an Admin.</summary>
    public async Task<SignedInUser> AdminAsync()
    {
        var user = await _process.Access.SignInAsync();
        await ActAsync(user, new PromoteUser());
        return user;
    }

    /// <summary>Registers a bot, of the operator himself unless another is named.</summary>
    public async Task<RunningBot> BotAsync(
        SignedInUser? owner = null, long? ratePerHour = null, string? name = null, string platform = Identity.UsualPlatform)
    {
        owner ??= User;
        var wanted = new CreateBot(name ?? Names.Fresh(), Text(owner.Id), platform, ratePerHour);
        var created = Answered(await _process.Silo.AskAsync((IBotConsoleGrain door) => door.Create(Session, wanted, false)));
        var key = created.ApiKey?.Value ?? throw new InvalidOperationException("The bot was created without a key.");
        return new RunningBot(created.Bot.Id.Value, created.Bot.Name, platform, owner, _process.Access.Stranger() with { ApiKey = key });
    }

    public async Task<BotActOutcome> ActAsync(RunningBot bot, BotAct act) =>
        Answered(await _process.Silo.AskAsync((IBotConsoleGrain door) => door.Act(Session, Text(bot.Id), act, false)));

    public async Task<UserActOutcome> ActAsync(SignedInUser user, UserAct act) =>
        Answered(await _process.Silo.AskAsync((IUserConsoleGrain door) => door.Act(Session, Text(user.Id), act, false)));

    /// <summary>Draws a new key; the bot with it.</summary>
    public async Task<RunningBot> RegenerateKeyAsync(RunningBot bot)
    {
        var outcome = await ActAsync(bot, new RegenerateBotKey());
        return bot.WithKey(outcome.ApiKey?.Value ?? throw new InvalidOperationException("No key was drawn."));
    }

    public async Task<AnnouncementView> AnnounceAsync(NewAnnouncement announcement) =>
        Answered(await _process.Silo.AskAsync((IAnnouncementConsoleGrain door) => door.Create(Session, announcement, false)));

    public async Task WithdrawAnnouncementAsync(long id) =>
        Answered(await _process.Silo.AskAsync((IAnnouncementConsoleGrain door) => door.Delete(Session, id, false)));

    /// <summary>Creates an official chat.</summary>
    public async Task<ChatView> CreateOfficialChatAsync(string slug) =>
        Answered(await _process.Silo.AskAsync((IChatConsoleGrain door) => door.CreateOfficial(Session, new NewOfficialChat("Official " + slug, slug, null), false)));

    /// <summary>Tells one user something that says no more than its title.</summary>
    public Task<NotificationView> NotifyAsync(SignedInUser user, string title) => NotifyAsync(user, new NewNotification(title, "body", NotificationTypes.Info));

    /// <summary>Tells everybody something that says no more than its title.</summary>
    public Task<BroadcastView> BroadcastAsync(string title) => BroadcastAsync(new NewNotification(title, "body", NotificationTypes.Info));

    /// <summary>Tells one user something.</summary>
    public async Task<NotificationView> NotifyAsync(SignedInUser user, NewNotification notification) =>
        Answered(await _process.Silo.AskAsync((INotificationConsoleGrain door) => door.Send(Session, Text(user.Id), notification, false)));

    /// <summary>Tells everybody something who has an account.</summary>
    public async Task<BroadcastView> BroadcastAsync(NewNotification notification) =>
        Answered(await _process.Silo.AskAsync((INotificationConsoleGrain door) => door.Broadcast(Session, notification, false)));

    public async Task WithdrawBroadcastAsync(long id) =>
        Answered(await _process.Silo.AskAsync((INotificationConsoleGrain door) => door.Withdraw(Session, id, false)));

    /// <summary>The counts as the database has them.</summary>
    public async Task<PlatformCounts> CountsAsync() => Answered(await _process.Silo.AskAsync((IStatisticsConsoleGrain door) => door.Show(Session)));

    /// <summary>The counters beside a recount.</summary>
    public async Task<CountVerification> VerifyCountsAsync() =>
        Answered(await _process.Silo.AskAsync((IStatisticsConsoleGrain door) => door.Verify(Session)));

    /// <summary>What a bot has reported so far, as of a last report that is made here and left out again.</summary>
    public async Task<CommandCounts> CountsAsync(RunningBot bot)
    {
        var marker = CountMarker.Fresh();
        var accepted = (await bot.ReportAsync(new { command = marker.Command, count = CountMarker.Count })).ShouldBeOk().Json.Number("accepted");
        Assert.Equal(1, accepted);
        var counts = CommandCounts.None;
        await Eventually.TrueAsync(
            async () => marker.IsIn(counts = await ReadCountsAsync(bot)), TimeSpan.FromSeconds(10), () => "the last report does not show");
        return CountMarker.LeftOutOf(counts);
    }

    private async Task<CommandCounts> ReadCountsAsync(RunningBot bot) =>
        Answered(await _process.Silo.AskAsync((IBotConsoleGrain door) => door.GetStatistics(Session, Text(bot.Id))));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static T Answered<T>(Result<T> answer)
    {
        Assert.False(answer.IsRefused, $"Refused: {answer.Refusal?.Code}, {answer.Refusal?.Detail}");
        return answer.Value;
    }
}
