using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Tests.Grains;

/// <summary>A bot of a <see cref="GrainCluster"/> with its key, and the two people behind it.</summary>
internal sealed record Registered(BotView View, Secret Key, SignedIn Operator, SignedIn Owner)
{
    public BotId Id => View.Id;

    public TokenHash Hash => TokenHash.Of(Key);
}

/// <summary>What a test does with bots.</summary>
internal static class Bots
{
    public static async Task<Registered> CreateBot(this GrainCluster cluster, long? perHour = null, string platform = "test")
    {
        SignedIn operating = await cluster.SignInOwner();
        SignedIn owner = await cluster.SignIn();
        Result<CreatedBot> created = await cluster.BotConsole().Create(
            operating.Token, new CreateBot($"bot {Guid.NewGuid():N}"[..20], owner.Profile.Id.ToString(), platform, perHour), dryRun: false);
        Assert.Null(created.Refusal);
        return new Registered(created.Value!.Bot, created.Value.ApiKey!.Value, operating, owner);
    }

    public static IBotConsoleGrain BotConsole(this GrainCluster cluster) => cluster.Grains.GetGrain<IBotConsoleGrain>(0);

    public static IBotDeskGrain BotDesk(this GrainCluster cluster) => cluster.Grains.GetGrain<IBotDeskGrain>(0);

    public static IBotGrain Grain(this GrainCluster cluster, Registered bot) => cluster.Grains.GetGrain<IBotGrain>(bot.Id.Value);

    public static Task<BotAdmission> Admit(this GrainCluster cluster, Registered bot) => cluster.Grain(bot).Admit(bot.Hash);

    public static async Task<BotPrincipal> PrincipalOf(this GrainCluster cluster, Registered bot) => (await cluster.Admit(bot)).Principal!;

    public static Task<Result<BotActOutcome>> Act(this GrainCluster cluster, Registered bot, BotAct act, bool dryRun = false) =>
        cluster.BotConsole().Act(bot.Operator.Token, bot.Id.ToString(), act, dryRun);

    public static async Task<BotActOutcome> Do(this GrainCluster cluster, Registered bot, BotAct act)
    {
        Result<BotActOutcome> outcome = await cluster.Act(bot, act);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }
}
