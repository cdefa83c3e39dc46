namespace Platform.GrainInterfaces.Users;

/// <summary>Keys of <see cref="IUsernameGrain"/>: a username is unique without regard to case (reference.md, section 4).</summary>
public static class UsernameKey
{
    private const string Prefix = "username:";

    /// <summary>The grain key of a name of the allowed characters, which are ASCII.</summary>
    /// <param name="username">The name as typed.</param>
    public static string Of(string username) => Prefix + Fold(username);

    /// <summary>The folded name that a grain's key stands for.</summary>
    /// <param name="grainKey">A value of <see cref="Of"/>.</param>
    public static string Parse(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        return grainKey[Prefix.Length..];
    }

    /// <summary>The form in which two names are compared.</summary>
    /// <param name="username">The name as typed.</param>
    public static string Fold(string username)
    {
        ArgumentNullException.ThrowIfNull(username);
        return username.ToLowerInvariant();
    }
}
