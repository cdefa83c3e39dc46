using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>What a rehearsed act would make of a user: programs see all that an act may change, people only what differs.</summary>
internal static class UserRehearsal
{
    /// <summary>The answer of a dry run.</summary>
    /// <param name="user">What the operator typed.</param>
    /// <param name="foreseen">What the cluster foresees.</param>
    public static Answer Of(string user, Result<UserActOutcome> foreseen) =>
        foreseen.IsRefused ? DryRun.Refused(UserFacet.Named(user), foreseen.Refusal) : Of(foreseen.Value);

    private static Answer Of(UserActOutcome outcome)
    {
        UserProfile profile = outcome.Before.Profile;
        IReadOnlyList<string> before = UserStanding.Lines(outcome.Before, []);
        IReadOnlyList<string> after = outcome.After is null ? ["deleted"] : UserStanding.Lines(outcome.After, outcome.EndedSessions);
        return DryRun.Allowed(
            UserFacet.Of(profile.Id, profile.Username),
            new Facet(Difference.Between(before, after), UserStanding.Of(outcome.Before, [])),
            new Facet(Difference.Between(after, before), outcome.After is null ? null : UserStanding.Of(outcome.After, outcome.EndedSessions)));
    }
}
