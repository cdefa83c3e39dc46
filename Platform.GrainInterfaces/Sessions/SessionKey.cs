using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>Names a session without giving its token away: the key of its grain.</summary>
/// <param name="Hash">SHA-256 of the token.</param>
[GenerateSerializer, Immutable, Alias("platform.session-key")]
public readonly record struct SessionKey([property: Id(0)] TokenHash Hash)
{
    // Orleans' relational storage reads a text key that looks like hex as a number; the prefix keeps ours a text.
    private const string Prefix = "session:";

    /// <summary>The grain's key.</summary>
    public string GrainKey => Prefix + Hash.Value;

    /// <summary>The session that a token opens.</summary>
    /// <param name="token">The plain token.</param>
    public static SessionKey Of(Secret token) => new(TokenHash.Of(token));

    /// <summary>Reads a grain's key back.</summary>
    /// <param name="grainKey">A value of <see cref="GrainKey"/>.</param>
    public static SessionKey Parse(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        return new SessionKey(new TokenHash(grainKey[Prefix.Length..]));
    }
}
