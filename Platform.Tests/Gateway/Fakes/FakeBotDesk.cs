using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A desk that has a code for everybody and notes what bots say.</summary>
internal sealed class FakeBotDesk : IBotDeskGrain
{
    public PendingCode Code { get; set; } = new(new Secret("ABCD1234"), FakeBot.Time);

    public Refusal? Refusal { get; set; }

    public List<PlatformIdentity> Identities { get; } = [];

    public List<IdentityReport> Reports { get; } = [];

    public List<string?> Usernames { get; } = [];

    public Task<Result<PendingCode>> GetLoginCode(BotPrincipal bot, PlatformIdentity identity, IdentityReport report) => Hand(identity, report);

    public Task<Result<PendingCode>> SendCode(BotPrincipal bot, PlatformIdentity identity, IdentityReport report) => Hand(identity, report);

    public Task<Result<BotUserView>> GetUser(BotPrincipal bot, UserId user) => Task.FromResult(View(bot, user));

    public Task<Result<BotUserView>> UpdateUser(BotPrincipal bot, UserId user, IdentityReport report, string? username)
    {
        Reports.Add(report);
        Usernames.Add(username);
        return Task.FromResult(View(bot, user));
    }

    private Task<Result<PendingCode>> Hand(PlatformIdentity identity, IdentityReport report)
    {
        Identities.Add(identity);
        Reports.Add(report);
        return Task.FromResult<Result<PendingCode>>(Refusal is null ? Code : Refusal);
    }

    private Result<BotUserView> View(BotPrincipal bot, UserId user) => Refusal is not null
        ? Refusal
        : new BotUserView(
            user, "anna", null, SubscriptionTier.Trial, AccountState.Timeout, FakeBot.Time, 60, PermissionLevel.User, true, FakeBot.Time, 60,
            new LinkedPlatform(bot.Platform, "1", "Anna", null, FakeBot.Time, FakeBot.Time));
}
