using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A bot that counts what is taken from its limits and notes what it is asked.</summary>
internal sealed class FakeBot : IBotGrain
{
    public const long Number = 5;

    public static DateTimeOffset Time { get; } = new(2030, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public Credential Key { get; } = Credential.CreateForBot(Number);

    public BotPrincipal Principal { get; } = new(new BotId(Number), "twitch", 0, Time, Time);

    public BotView View { get; set; } =
        new(new BotId(Number), "Helper", "twitch", 3, 4, null, null, true, Time, Time, Time, new UserId(7), BotType.Verified, true, 1000);

    public int Taken { get; private set; }

    public int Looks { get; private set; }

    public bool IsUsedUp { get; set; }

    public Refusal? Suspension { get; set; }

    public bool ShowsAll { get; set; }

    public List<SessionKey?> Viewers { get; } = [];

    public List<BotUpdate> Updates { get; } = [];

    public Func<BotUpdate, Result<BotTimes>> Answer { get; set; } = _ => new BotTimes(Time, Time);

    private BotSelf Self => new(View, new LimitReading(LimitPolicies.BotHour, 1000, 3600, 1000 - Taken, 1800));

    public Task<BotAdmission> Admit(TokenHash key)
    {
        if (!key.FixedTimeEquals(Key.Hash))
        {
            return Task.FromResult(new BotAdmission(null, BotRefusals.InvalidKey, null, []));
        }

        LimitReading[] limits = [new(LimitPolicies.Bot, 600, 60, 599 - Taken, 60), new(LimitPolicies.BotHour, 1000, 3600, 999 - Taken, 3600)];
        if (IsUsedUp)
        {
            var refusal = new Refusal(ErrorCodes.RateLimited, "Too many requests.") { RetryAfterSeconds = 9 };
            return Task.FromResult(new BotAdmission(Principal, refusal, null, [.. limits]));
        }

        Taken++;
        return Task.FromResult(new BotAdmission(Principal, null, Suspension, [.. limits]));
    }

    public async Task<BotAdmission> AdmitWithSelf(TokenHash key)
    {
        BotAdmission admission = await Admit(key);
        return admission is { Refusal: null, Suspension: null } ? admission with { Self = Self } : admission;
    }

    public Task<bool> Holds(TokenHash key)
    {
        Looks++;
        return Task.FromResult(key.FixedTimeEquals(Key.Hash));
    }

    public Task<Result<BotSelf>> GetSelf() => Task.FromResult<Result<BotSelf>>(Self);

    public Task<Result<BotSight>> GetSight(SessionKey? viewer)
    {
        Viewers.Add(viewer);
        return Task.FromResult<Result<BotSight>>(new BotSight(View.ToPublic(), ShowsAll ? View : null));
    }

    public Task<Result<BotTimes>> Update(BotUpdate update)
    {
        Updates.Add(update);
        return Task.FromResult(Answer(update));
    }
}
