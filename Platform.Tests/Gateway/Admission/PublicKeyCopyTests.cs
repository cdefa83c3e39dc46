using Microsoft.Extensions.Time.Testing;
using Platform.Gateway.Admission;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Admission;

public sealed class PublicKeyCopyTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeGrains _grains = new();
    private readonly Credential _key = Credential.Create(CredentialKind.PublicKey);

    [Fact]
    public async Task Many_requests_cost_one_call()
    {
        _grains.PublicKeys.Hashes = [_key.Hash];
        var copy = new PublicKeyCopy(_grains, _clock);
        for (int request = 0; request < 100; request++)
        {
            Assert.True(await copy.Holds(_key, default));
        }

        Assert.Equal(1, _grains.PublicKeys.Questions);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_when_the_lease_is_over()
    {
        _grains.PublicKeys.Hashes = [_key.Hash];
        var copy = new PublicKeyCopy(_grains, _clock);
        Assert.True(await copy.Holds(_key, default));
        _grains.PublicKeys.Hashes = [];
        _clock.Advance(PublicKeyRegistry.Lease);
        Assert.False(await copy.Holds(_key, default));
    }

    [Fact]
    public async Task After_the_lease_a_registry_that_is_away_lets_nobody_in()
    {
        _grains.PublicKeys.Hashes = [_key.Hash];
        var copy = new PublicKeyCopy(_grains, _clock);
        Assert.True(await copy.Holds(_key, default));
        _grains.PublicKeys.IsAway = true;
        _clock.Advance(PublicKeyRegistry.Lease);
        await Assert.ThrowsAsync<UnavailableException>(() => copy.Holds(_key, default).AsTask());
    }
}
