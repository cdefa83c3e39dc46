using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class SignInGrainTests(GrainCluster cluster)
{
    private static readonly SignInClient Client = new("192.0.2.1", "tests");

    [Fact]
    public async Task The_first_sign_in_creates_the_account_and_the_second_finds_it()
    {
        PlatformIdentity identity = People.NewIdentity();
        SignedIn first = await cluster.SignIn(identity);
        SignedIn second = await cluster.SignIn(identity);
        Assert.True(first.UserCreated);
        Assert.False(second.UserCreated);
        Assert.Equal(first.Profile.Id, second.Profile.Id);
        Assert.Matches("^user_[0-9a-f]{8}$", first.Profile.Username);
    }

    [Fact]
    public async Task Of_fifty_parallel_tries_of_one_code_one_opens_a_session()
    {
        PlatformIdentity identity = People.NewIdentity();
        IClientAddressGrain address = cluster.NewAddress();
        await address.RequestCode(identity);
        Secret code = await cluster.CodeOf(identity);
        Result<SignedIn>[] results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => address.VerifyCode(code, Client)));
        SignedIn opened = Assert.Single(results, result => !result.IsRefused).Value!;
        Assert.Single((await cluster.User(opened).GetSessions(null)).Value!.Sessions);
        Assert.Equal(10, results.Count(result => result.Refusal?.Code == ErrorCodes.InvalidCode));
        Assert.Equal(39, results.Count(result => result.Refusal?.Code == ErrorCodes.TooManyAttempts));
    }

    [Fact]
    public async Task Two_first_sign_ins_at_once_create_one_account()
    {
        for (int round = 0; round < 20; round++)
        {
            PlatformIdentity identity = People.NewIdentity();
            IClientAddressGrain[] addresses = [cluster.NewAddress(), cluster.NewAddress()];
            var codes = new List<Secret>();
            foreach (IClientAddressGrain address in addresses)
            {
                await address.RequestCode(identity);
                codes.Add(await cluster.CodeOf(identity));
            }

            Result<SignedIn>[] results = await Task.WhenAll(addresses.Zip(codes, (address, code) => address.VerifyCode(code, Client)));
            Assert.All(results, result => Assert.Null(result.Refusal));
            Assert.Single(results, result => result.Value!.UserCreated);
            Assert.Single(results.Select(result => result.Value!.Profile.Id).Distinct());
        }
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes()
    {
        PlatformIdentity identity = People.NewIdentity();
        IClientAddressGrain address = cluster.NewAddress();
        await address.RequestCode(identity);
        Secret code = await cluster.CodeOf(identity);
        cluster.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(ErrorCodes.InvalidCode, (await address.VerifyCode(code, Client)).Refusal?.Code);
    }

    [Fact]
    public async Task A_code_from_another_address_is_as_wrong_as_any()
    {
        PlatformIdentity identity = People.NewIdentity();
        IClientAddressGrain address = cluster.NewAddress();
        await address.RequestCode(identity);
        Secret code = await cluster.CodeOf(identity);
        Refusal? stolen = (await cluster.NewAddress().VerifyCode(code, Client)).Refusal;
        Refusal? wrong = (await cluster.NewAddress().VerifyCode(new Secret("00000000"), Client)).Refusal;
        Assert.Equal((wrong!.Code, wrong.Detail), (stolen!.Code, stolen.Detail));
        Assert.Null((await address.VerifyCode(code, Client)).Refusal);
    }

    [Fact]
    public async Task A_new_request_replaces_the_pending_code_of_that_identity_and_address()
    {
        PlatformIdentity identity = People.NewIdentity();
        IClientAddressGrain address = cluster.NewAddress();
        await address.RequestCode(identity);
        Secret old = await cluster.CodeOf(identity);
        await address.RequestCode(identity);
        Assert.NotEqual(old, await cluster.CodeOf(identity));
        Assert.Equal(ErrorCodes.InvalidCode, (await address.VerifyCode(old, Client)).Refusal?.Code);
    }

    [Fact]
    public async Task The_sixth_pending_code_of_an_address_is_refused_until_one_is_used()
    {
        IClientAddressGrain address = cluster.NewAddress();
        PlatformIdentity[] identities = [.. Enumerable.Range(0, 6).Select(_ => People.NewIdentity())];
        foreach (PlatformIdentity identity in identities[..5])
        {
            Assert.False((await address.RequestCode(identity)).IsRefused);
        }

        Refusal? refusal = (await address.RequestCode(identities[5])).Refusal;
        Assert.Equal((ErrorCodes.TooManyPendingCodes, (int?)600), (refusal?.Code, refusal?.RetryAfterSeconds));
        await address.VerifyCode(await cluster.CodeOf(identities[0]), Client);
        Assert.Null((await address.RequestCode(identities[5])).Refusal);
    }

    [Fact]
    public async Task After_ten_wrong_codes_even_a_right_one_waits_as_long_as_it_is_told()
    {
        PlatformIdentity identity = People.NewIdentity();
        IClientAddressGrain address = cluster.NewAddress();
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(ErrorCodes.InvalidCode, (await address.VerifyCode(new Secret("WRONG"), Client)).Refusal?.Code);
        }

        await address.RequestCode(identity);
        Refusal? refusal = (await address.VerifyCode(await cluster.CodeOf(identity), Client)).Refusal;
        Assert.Equal(ErrorCodes.TooManyAttempts, refusal?.Code);
        cluster.Clock.Advance(TimeSpan.FromSeconds(refusal!.RetryAfterSeconds!.Value));
        await address.RequestCode(identity);
        Assert.Null((await address.VerifyCode(await cluster.CodeOf(identity), Client)).Refusal);
    }

    [Fact]
    public async Task A_wrong_operator_key_learns_no_code()
    {
        PlatformIdentity identity = People.NewIdentity();
        await cluster.NewAddress().RequestCode(identity);
        Result<PendingCode> stolen = await cluster.Grains.GetGrain<ISignInConsoleGrain>(0).GetPendingCode(Credential.Create(CredentialKind.OperatorKey).Plain, identity);
        Assert.Equal(ErrorCodes.InvalidApiKey, stolen.Refusal?.Code);
    }
}
