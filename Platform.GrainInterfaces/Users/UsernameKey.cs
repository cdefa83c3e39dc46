namespace Platform.GrainInterfaces.Users;

/// <summary>Keys of <see cref="IUsernameGrain"/>: a username is unique without regard to case (reference.md, section 4).</summary>
public static class UsernameKey
{
    /// <summary>The grain key of a name of the allowed characters, which are ASCII.</summary>
    /// <param name="username">The name as typed.</param>
    public static string Of(string username) => "username:" + Fold(username);

    /// <summary>The form in which two names are compared.</summary>
    /// <param name="username">The name as typed.</param>
    public static string Fold(string username)
    {
        ArgumentNullException.ThrowIfNull(username);
        return username.ToLowerInvariant();
    }
}
