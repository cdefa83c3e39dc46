using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.SignIn;

namespace Platform.Tests.Grains;

/// <summary>A server secret gives way to another while people sign in.</summary>
public sealed class SecretRotationGrainTests : IAsyncLifetime
{
    private const string First = "the first server secret of the rotation";
    private const string Second = "the second server secret of the rotation";

    private static readonly SignInClient Client = new("192.0.2.1", "tests");

    private readonly GrainCluster _cluster = new() { ServerSecrets = new ServerSecrets(First) };

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_code_made_before_is_shown_again_and_opens_a_session_after()
    {
        PlatformIdentity identity = People.NewIdentity();
        IClientAddressGrain address = _cluster.NewAddress();
        await address.RequestCode(identity);
        Secret code = await _cluster.CodeOf(identity);
        _cluster.ServerSecrets.Become(new ServerSecrets(Second, First));
        Assert.Equal(code, await _cluster.CodeOf(identity));
        Assert.Null((await address.VerifyCode(code, Client)).Refusal);
        Assert.Equal(ErrorCodes.InvalidCode, (await address.VerifyCode(code, Client)).Refusal?.Code);
    }

    [Fact]
    public async Task A_wrong_code_counts_once_however_many_secrets_are_known()
    {
        _cluster.ServerSecrets.Become(new ServerSecrets(Second, First));
        IClientAddressGrain address = _cluster.NewAddress();
        for (int number = 0; number < 10; number++)
        {
            Assert.Equal(ErrorCodes.InvalidCode, (await address.VerifyCode(new Secret("00000000"), Client)).Refusal?.Code);
        }

        Assert.Equal(ErrorCodes.TooManyAttempts, (await address.VerifyCode(new Secret("00000000"), Client)).Refusal?.Code);
    }

    [Fact]
    public async Task Without_its_secret_a_code_is_no_code_any_more()
    {
        PlatformIdentity identity = People.NewIdentity();
        IClientAddressGrain address = _cluster.NewAddress();
        await address.RequestCode(identity);
        Secret code = await _cluster.CodeOf(identity);
        _cluster.ServerSecrets.Become(new ServerSecrets(Second));
        Result<PendingCode> shown = await _cluster.Grains.GetGrain<ISignInConsoleGrain>(0).GetPendingCode(_cluster.OperatorKey, identity);
        Assert.Equal(ErrorCodes.NotFound, shown.Refusal?.Code);
        Assert.Equal(ErrorCodes.InvalidCode, (await address.VerifyCode(code, Client)).Refusal?.Code);
        await address.RequestCode(identity);
        Assert.Null((await address.VerifyCode(await _cluster.CodeOf(identity), Client)).Refusal);
    }

    [Fact]
    public async Task What_deleted_accounts_leave_behind_is_remembered_across_secrets()
    {
        SignedIn owner = await _cluster.SignInOwner();
        PlatformIdentity identity = People.NewIdentity();
        SignedIn person = await _cluster.SignIn(identity);
        Assert.Null((await _cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Trial })).Refusal);
        Assert.Null((await _cluster.Act(owner, person, new DeleteUser { Reason = "asked for it" })).Refusal);
        _cluster.ServerSecrets.Become(new ServerSecrets(Second, First));
        _cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        SignedIn anew = await _cluster.SignIn(identity);
        Assert.False((await _cluster.User(anew).GetSubscription()).Value!.TrialAvailable);
    }
}
