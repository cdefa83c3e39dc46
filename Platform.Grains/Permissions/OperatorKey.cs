using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Grains.Permissions;

/// <summary>The installation's operator key, as a hash: it opens what must work before there is an Owner.</summary>
/// <param name="hash">SHA-256 of the key.</param>
public sealed class OperatorKey(TokenHash hash)
{
    private volatile string _hash = hash.Value;

    /// <summary>Goes by another key from now on.</summary>
    /// <param name="other">SHA-256 of the other key.</param>
    public void Become(TokenHash other) => _hash = other.Value;

    /// <summary>Checks a key in constant time.</summary>
    /// <param name="key">What the operator showed.</param>
    /// <returns>Null when it is the right one.</returns>
    public Refusal? Refuse(Secret key) => TokenHash.Of(key).FixedTimeEquals(new TokenHash(_hash))
        ? null
        : new Refusal(ErrorCodes.InvalidApiKey, "That is not this installation's operator key.");
}
