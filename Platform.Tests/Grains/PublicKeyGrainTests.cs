using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.PublicKeys;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class PublicKeyGrainTests(GrainCluster cluster)
{
    private IPublicKeysGrain Registry => cluster.Grains.GetGrain<IPublicKeysGrain>(PublicKeyRegistry.Key);

    private IOperatedPublicKeysGrain Inside => cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IOperatedPublicKeysGrain>(PublicKeyRegistry.Key);

    private IPublicKeyConsoleGrain Console => cluster.Grains.GetGrain<IPublicKeyConsoleGrain>(0);

    [Fact]
    public async Task A_created_key_is_in_force_until_it_is_revoked()
    {
        SignedIn owner = await cluster.SignInOwner();
        Secret key = (await Console.Create(owner.Token, "mobile app", dryRun: false)).Value!.ApiKey!.Value;
        Assert.Contains(TokenHash.Of(key), (await Registry.GetHashes()).Hashes);
        Assert.Equal(ErrorCodes.Conflict, (await Console.Create(owner.Token, "mobile app", dryRun: false)).Refusal?.Code);
        Assert.NotNull((await Console.Revoke(owner.Token, "mobile app", dryRun: false)).Value!.RevokedAt);
        Assert.DoesNotContain(TokenHash.Of(key), (await Registry.GetHashes()).Hashes);
        Assert.Equal(ErrorCodes.NotFound, (await Console.Revoke(owner.Token, "mobile app", dryRun: false)).Refusal?.Code);
    }

    [Fact]
    public async Task The_first_key_of_an_installation_is_taken_in_once_and_not_again_after_its_revocation()
    {
        SignedIn owner = await cluster.SignInOwner();
        TokenHash hash = Credential.Create(CredentialKind.PublicKey).Hash;
        await Inside.EnsureFirst(hash);
        await Inside.EnsureFirst(hash);
        PublicKeyView key = (await Inside.List()).Keys.Last();
        Assert.Null(key.CreatedById);
        await Console.Revoke(owner.Token, key.Name, dryRun: false);
        await Inside.EnsureFirst(hash);
        Assert.DoesNotContain(hash, (await Registry.GetHashes()).Hashes);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" blank")]
    [InlineData("nul\0")]
    public async Task A_bad_name_is_refused(string name)
    {
        SignedIn owner = await cluster.SignInOwner();
        Assert.Equal(ErrorCodes.ValidationFailed, (await Console.Create(owner.Token, name, dryRun: false)).Refusal?.Code);
    }

    [Fact]
    public async Task A_user_who_is_no_operator_changes_nothing()
    {
        SignedIn person = await cluster.SignIn();
        Assert.Equal(ErrorCodes.Forbidden, (await Console.Create(person.Token, "mine", dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Console.List(person.Token)).Refusal?.Code);
        Assert.Equal(ErrorCodes.SessionExpired, (await Console.List(new Secret("pses_nonsense"))).Refusal?.Code);
    }
}
