using System.Collections.Immutable;

namespace Platform.Grains.SignIn;

/// <summary>Keys of <see cref="IIdentityMemoryGrain"/>: a keyed hash, so that the database does not hold the identity of a deleted user.</summary>
internal sealed class IdentityMemoryKeys(ServerSecrets secrets)
{
    /// <summary>The key that an identity's memory is written under from now on.</summary>
    /// <param name="identityKey">The identity's own grain key.</param>
    public string Of(string identityKey) => Of(identityKey, secrets.InForce);

    /// <summary>The keys of all that an identity may remember.</summary>
    /// <param name="identityKey">The identity's own grain key.</param>
    public ImmutableArray<string> AllOf(string identityKey) => [.. secrets.All.Select(secret => Of(identityKey, secret))];

    private static string Of(string identityKey, ServerSecret secret) => "memory:" + Convert.ToHexStringLower(secret.Sign("identity-memory", identityKey));
}
