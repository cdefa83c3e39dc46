using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>The only Owners there are, who take each other's level at the same moment, and whom the operator key makes Owners again.</summary>
internal sealed class OwnersFight(Stage stage, IReadOnlyList<NewSession> owners) : Participant(stage)
{
    private readonly ObjectHistory<OwnerBoard> _history = new("owners", AllOwners(owners.Count));

    public override TimeSpan Pace => TimeSpan.FromMilliseconds(1_000);

    public override IEnumerable<IObjectHistory> Histories => [_history];

    /// <summary>Their numbers as the audit log writes them.</summary>
    public ImmutableArray<string> People { get; } = [.. owners.Select(owner => owner.Id.ToString(CultureInfo.InvariantCulture))];

    public static OwnerBoard AllOwners(int count) => new([.. Enumerable.Repeat(PermissionLevel.Owner, count)]);

    public override async Task ActAsync(Random random)
    {
        // Each against the next one: if all came through, none would be left.
        await Task.WhenAll(Enumerable.Range(0, owners.Count).Select(person => DemoteAsync(person, (person + 1) % owners.Count)));
        await Task.WhenAll(Enumerable.Range(0, owners.Count).Select(LookAsync));
        await Task.WhenAll(Enumerable.Range(0, owners.Count).Select(BootstrapAsync));
    }

    public override async Task SettleAsync()
    {
        for (int person = 0; person < owners.Count; person++)
        {
            await Stage.InsistAsync(() => BootstrapAsync(person));
            await Stage.InsistAsync(() => LookAsync(person));
        }
    }

    private async Task DemoteAsync(int actor, int person)
    {
        ConsoleAnswer<UserActOutcome> answer = await Stage.ActAsync(
            new Secret(owners[actor].Client.Session!), owners[person].Id, new DemoteUser(), AuditEvents.PermissionDemote);
        if (answer.IsDone || !answer.IsAnswered)
        {
            _history.Add(answer.As(new Demoted(actor, person)));
        }
        else if (answer.Code is not (ErrorCodes.Forbidden or ErrorCodes.Conflict))
        {
            Stage.Violations.Enqueue("a demotion was refused: " + answer.Result.Refusal);
        }
    }

    private async Task<ConsoleAnswer<UserActOutcome>> BootstrapAsync(int person)
    {
        ConsoleAnswer<UserActOutcome> answer = await Stage.AskAsync((IPermissionConsoleGrain door) => door.BootstrapOwner(Stage.OperatorKey, People[person], false));
        Stage.Note(answer, AuditEvents.OwnerBootstrap, People[person]);
        if (answer.IsDone || !answer.IsAnswered)
        {
            _history.Add(answer.As(new Bootstrapped(person)));
        }
        else if (answer.Code == ErrorCodes.Conflict)
        {
            _history.Add(answer.As(new OwnerAlready(person)));
        }
        else
        {
            Stage.Violations.Enqueue("the operator key was refused: " + answer.Result.Refusal);
        }

        return answer;
    }

    private async Task<Answer> LookAsync(int person)
    {
        Answer me = await Stage.GetAsync(owners[person].Client, "/v1/users/me");
        if (me.IsDone)
        {
            _history.Add(me.As(new LevelSeen(person, (PermissionLevel)me.Response!.Json.Number("permission_level"))));
        }

        return me;
    }
}
