using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Grains;

/// <summary>People who sign in to a <see cref="GrainCluster"/>, each from an address of his own.</summary>
internal static class People
{
    private static int _count;

    public static PlatformIdentity NewIdentity() => new("test", $"person-{Interlocked.Increment(ref _count)}");

    public static IClientAddressGrain NewAddress(this GrainCluster cluster)
    {
        int number = Interlocked.Increment(ref _count);
        return cluster.Grains.GetGrain<IClientAddressGrain>(new ClientAddress($"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}").GrainKey);
    }

    public static async Task<Secret> CodeOf(this GrainCluster cluster, PlatformIdentity identity)
    {
        Result<PendingCode> pending = await cluster.Grains.GetGrain<ISignInConsoleGrain>(0).GetPendingCode(cluster.OperatorKey, identity);
        return pending.Value!.Code!.Value;
    }

    public static async Task<SignedIn> SignIn(this GrainCluster cluster, PlatformIdentity? identity = null)
    {
        identity ??= NewIdentity();
        IClientAddressGrain address = cluster.NewAddress();
        Assert.False((await address.RequestCode(identity)).IsRefused);
        Result<SignedIn> signedIn = await address.VerifyCode(await cluster.CodeOf(identity), new SignInClient("192.0.2.1", "tests"));
        Assert.Null(signedIn.Refusal);
        return signedIn.Value!;
    }

    public static async Task<SignedIn> SignInOwner(this GrainCluster cluster)
    {
        SignedIn person = await cluster.SignIn();
        Result<UserActOutcome> owner = await cluster.Grains.GetGrain<IPermissionConsoleGrain>(0)
            .BootstrapOwner(cluster.OperatorKey, person.Profile.Id.ToString(), dryRun: false);
        Assert.Null(owner.Refusal);
        return person;
    }

    public static IUserGrain User(this GrainCluster cluster, SignedIn person) => cluster.Grains.GetGrain<IUserGrain>(person.Profile.Id.Value);

    public static ISessionGrain Session(this GrainCluster cluster, Secret token) => cluster.Grains.GetGrain<ISessionGrain>(SessionKey.Of(token).GrainKey);
}
