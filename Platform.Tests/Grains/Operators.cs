using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;

namespace Platform.Tests.Grains;

/// <summary>Those who do things to others on a <see cref="GrainCluster"/>, and what the audit log says of it.</summary>
internal static class Operators
{
    public static Task<Result<UserActOutcome>> Act(this GrainCluster cluster, SignedIn actor, SignedIn target, UserAct act, bool dryRun = false) =>
        cluster.Grains.GetGrain<IUserConsoleGrain>(0).Act(actor.Token, target.Profile.Id.ToString(), act, dryRun);

    /// <summary>Someone of a level, made so by an Owner.</summary>
    public static async Task<SignedIn> SignInAt(this GrainCluster cluster, PermissionLevel level, SignedIn owner)
    {
        if (level == PermissionLevel.Owner)
        {
            return await cluster.SignInOwner();
        }

        SignedIn person = await cluster.SignIn();
        if (level == PermissionLevel.Admin)
        {
            Assert.Null((await cluster.Act(owner, person, new PromoteUser())).Refusal);
        }

        return person;
    }

    /// <summary>Everything that was done or tried to a user, oldest first.</summary>
    public static async Task<IReadOnlyList<AuditEntryView>> Audited(this GrainCluster cluster, SignedIn target) =>
        [.. (await cluster.Services.GetRequiredService<IAuditLog>().ListAsync(
            new AuditFilter(null, AuditTargets.User, target.Profile.Id.ToString(), null, null, null, 100), CancellationToken.None)).Reverse()];
}
