using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;
using Platform.Grains.Users;

namespace Platform.Grains.SignIn;

/// <summary>Where bots do things for people: looks whether the bot may act on that platform, and hands on to identity and user.</summary>
[StatelessWorker]
internal sealed class BotDeskGrain : Grain, IBotDeskGrain
{
    public async Task<Result<PendingCode>> GetLoginCode(BotPrincipal bot, PlatformIdentity identity, IdentityReport report) =>
        Refuse(bot, identity, report) is { } refusal ? refusal : await Identity(identity).HandOut(bot.Id, report);

    public async Task<Result<PendingCode>> SendCode(BotPrincipal bot, PlatformIdentity identity, IdentityReport report) =>
        Refuse(bot, identity, report) is { } refusal ? refusal : SignInMeter.CountRequest(await Identity(identity).Send(bot.Id, report));

    public async Task<Result<BotUserView>> GetUser(BotPrincipal bot, UserId user)
    {
        Result<ServedUser> served = await User(user).GetForBot(bot.Platform);
        return served.IsRefused ? served.Refusal : served.Value.View;
    }

    public async Task<Result<BotUserView>> UpdateUser(BotPrincipal bot, UserId user, IdentityReport report, string? username)
    {
        Result<ServedUser> served = await User(user).GetForBot(bot.Platform);
        if (served.IsRefused)
        {
            return served.Refusal;
        }

        string? taken = served.Value.HasGeneratedUsername ? username : null;
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = PlatformRules.Problems(report);
        if (taken is not null && UsernameRules.Problem(taken) is { } problem)
        {
            problems = problems.Add("username", [problem]);
        }

        if (!problems.IsEmpty)
        {
            return Refusal.OfFields(problems);
        }

        if (served.Value.View.LinkedPlatform is not { } linked)
        {
            return NoIdentity;
        }

        if (taken is not null)
        {
            Result named = await User(user).TakeReportedName(taken);
            if (named.IsRefused)
            {
                return named.Refusal;
            }
        }

        await Identity(new PlatformIdentity(linked.Platform, linked.PlatformUserId)).Adopt(report);
        return await GetUser(bot, user);
    }

    private static Refusal NoIdentity { get; } = new(ErrorCodes.NotFound, "The user has no identity on the bot's platform.");

    private static Refusal? Refuse(BotPrincipal bot, PlatformIdentity identity, IdentityReport report)
    {
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = PlatformRules.Problems(identity).AddRange(PlatformRules.Problems(report));
        return problems.IsEmpty ? BotRules.RefuseOtherPlatform(bot, identity.Platform) : Refusal.OfFields(problems);
    }

    private IServedIdentityGrain Identity(PlatformIdentity identity) => GrainFactory.GetGrain<IServedIdentityGrain>(IdentityKey.Of(identity));

    private IOperatedUserGrain User(UserId user) => GrainFactory.GetGrain<IOperatedUserGrain>(user.Value);
}
