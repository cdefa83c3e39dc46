using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>Somebody to whom two operators at once grant Trials and Premium, and from whom they revoke it.</summary>
internal sealed class Subscriber(Stage stage, NewSession session, Secret oneAdmin, Secret otherAdmin) : Participant(stage)
{
    private readonly ObjectHistory<Plan> _history = new($"subscription of {session.Id}", Plan.None);

    public override TimeSpan Pace => TimeSpan.FromMilliseconds(900);

    public override IEnumerable<IObjectHistory> Histories => [_history];

    public override Task ActAsync(Random random) => random.Next(8) switch
    {
        0 => Task.WhenAll(GrantTrialAsync(oneAdmin), GrantTrialAsync(otherAdmin)),
        <= 3 => Task.WhenAll(GrantPremiumAsync(oneAdmin, random.Next(1, 9)), GrantPremiumAsync(otherAdmin, random.Next(1, 9))),
        4 => RevokeAsync(),
        _ => LookAsync(),
    };

    public override Task SettleAsync() => Stage.InsistAsync(LookAsync);

    private async Task GrantTrialAsync(Secret admin) => Note(
        await Stage.ActAsync(admin, session.Id, new GrantSubscription { Tier = SubscriptionTier.Trial }, AuditEvents.SubscriptionGrant),
        new TrialGranted(),
        code => code switch
        {
            ErrorCodes.TrialAlreadyUsed => new TrialRefused(),
            ErrorCodes.Conflict => new TrialInConflict(),
            _ => null,
        });

    private async Task GrantPremiumAsync(Secret admin, int days) => Note(
        await Stage.ActAsync(admin, session.Id, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = days }, AuditEvents.SubscriptionGrant),
        new PremiumGranted(days),
        _ => null);

    private async Task RevokeAsync() => Note(
        await Stage.ActAsync(oneAdmin, session.Id, new RevokeSubscription { Reason = "chaos" }, AuditEvents.SubscriptionRevoke),
        new PlanRevoked(),
        code => code == ErrorCodes.Conflict ? new NoPlan() : null);

    private void Note(ConsoleAnswer<UserActOutcome> answer, Step<Plan> done, Func<string?, Step<Plan>?> refused)
    {
        if (answer.IsDone || !answer.IsAnswered)
        {
            _history.Add(answer.As(done));
        }
        else if (refused(answer.Code) is { } step)
        {
            _history.Add(answer.As(step));
        }
        else
        {
            Stage.Violations.Enqueue($"{done} was refused: {answer.Result.Refusal}");
        }
    }

    private async Task<Answer> LookAsync()
    {
        Answer read = await Stage.GetAsync(session.Client, "/v1/users/me/subscription");
        if (read.IsDone)
        {
            // It began during this run, which is shorter than a day, so whole days are those that were given.
            int days = read.Response!.Json.IsNull("expires_at") ? 0 : (int)Math.Floor((read.Response.Json.Time("expires_at") - Stage.Began).TotalDays);
            _history.Add(read.As(new PlanSeen((SubscriptionTier)read.Response.Json.Number("subscription_tier"), days)));
        }

        return read;
    }
}
