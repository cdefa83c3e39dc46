namespace Platform.Grains.SignIn;

/// <summary>Keys of <see cref="IIdentityMemoryGrain"/>: a keyed hash, so that the database does not hold the identity of a deleted user.</summary>
internal sealed class IdentityMemoryKeys(ServerSecret secret)
{
    /// <summary>The key of an identity's memory.</summary>
    /// <param name="identityKey">The identity's own grain key.</param>
    public string Of(string identityKey) => "memory:" + Convert.ToHexStringLower(secret.Sign("identity-memory", identityKey));
}
