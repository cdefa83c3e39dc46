using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Tests.Grains;

/// <summary>An act whose write fails, before or after it is stored, is wholly done or not at all, with its entry or without.</summary>
[Collection(GrainCollection.Name)]
public sealed class UnfinishedActTests(GrainCluster cluster)
{
    public static TheoryData<string, bool> Acts => new()
    {
        { "ban", false }, { "ban", true }, { "grant", false }, { "grant", true }, { "demote", false }, { "demote", true },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task A_write_whose_outcome_is_unknown_has_all_of_its_effects_or_none(string name, bool isStored)
    {
        UserAct act = name switch
        {
            "ban" => new BanUser { Reason = "spam" },
            "grant" => new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 30 },
            _ => new DemoteUser(),
        };
        SignedIn owner = await cluster.SignInOwner();
        SignedIn admin = await cluster.SignInAt(PermissionLevel.Admin, owner);
        int before = (await cluster.Audited(admin)).Count;
        cluster.Faults.StoresBeforeFailing = isStored;
        cluster.Faults.Target = cluster.User(admin).GetGrainId();
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Act(owner, admin, act));
        cluster.Faults.Target = null;

        AuditEntryView[] entries = [.. (await cluster.Audited(admin)).Skip(before)];
        Assert.Equal(isStored ? [UserActs.EventOf(act)] : [], entries.Select(entry => entry.Event));
        UserProfile profile = (await cluster.User(admin).GetProfile()).Value!;
        Assert.Equal(isStored && name == "ban" ? AccountState.Banned : AccountState.Active, profile.State);
        Assert.Equal(isStored && name == "grant", profile.HasPremium);
        Assert.Equal(isStored && name == "demote" ? PermissionLevel.User : PermissionLevel.Admin, profile.PermissionLevel);

        // The session was told by nobody; whoever asks him next makes good for it.
        cluster.Clock.Advance(TimeSpan.FromSeconds(10));
        await cluster.Act(owner, admin, new WarnUser { Reason = "look here" });
        Result<UserProfile> seen = await cluster.Grains.GetGrain<IPermissionConsoleGrain>(0).WhoAmI(admin.Token);
        Assert.Equal(isStored && name == "ban" ? ErrorCodes.SessionExpired : null, seen.Refusal?.Code);
        Assert.Equal(isStored && name == "demote" ? PermissionLevel.User : PermissionLevel.Admin, (await cluster.Session(admin.Token).Admit()).Principal?.Level ?? profile.PermissionLevel);
    }
}
