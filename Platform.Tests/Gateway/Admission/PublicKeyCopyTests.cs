using Microsoft.Extensions.Time.Testing;
using Platform.Gateway.Admission;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Admission;

public sealed class PublicKeyCopyTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly FakeGrains grains = new();
    private readonly Credential key = Credential.Create(CredentialKind.PublicKey);

    [Fact]
    public async Task Many_requests_cost_one_call()
    {
        grains.PublicKeys.Hashes = [key.Hash];
        var copy = new PublicKeyCopy(grains, clock);
        for (int request = 0; request < 100; request++)
        {
            Assert.True(await copy.Holds(key, default));
        }

        Assert.Equal(1, grains.PublicKeys.Questions);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_when_the_lease_is_over()
    {
        grains.PublicKeys.Hashes = [key.Hash];
        var copy = new PublicKeyCopy(grains, clock);
        Assert.True(await copy.Holds(key, default));
        grains.PublicKeys.Hashes = [];
        clock.Advance(PublicKeyRegistry.Lease);
        Assert.False(await copy.Holds(key, default));
    }

    [Fact]
    public async Task After_the_lease_a_registry_that_is_away_lets_nobody_in()
    {
        grains.PublicKeys.Hashes = [key.Hash];
        var copy = new PublicKeyCopy(grains, clock);
        Assert.True(await copy.Holds(key, default));
        grains.PublicKeys.IsAway = true;
        clock.Advance(PublicKeyRegistry.Lease);
        await Assert.ThrowsAsync<UnavailableException>(() => copy.Holds(key, default).AsTask());
    }
}
