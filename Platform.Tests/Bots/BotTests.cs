using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>Tests of bots: the operator who registers them, and each test's own.</summary>
public abstract class BotTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    protected Task<Operator> OperatorAsync() => Fixture.OperatorAsync();

    protected async Task<RunningBot> BotAsync(
        SignedInUser? owner = null, long? ratePerHour = null, string? name = null, string platform = Identity.UsualPlatform) =>
        await (await OperatorAsync()).BotAsync(owner, ratePerHour, name, platform);

    protected async Task ActAsync(RunningBot bot, BotAct act) => await (await OperatorAsync()).ActAsync(bot, act);

    protected async Task ActAsync(SignedInUser user, UserAct act) => await (await OperatorAsync()).ActAsync(user, act);
}
