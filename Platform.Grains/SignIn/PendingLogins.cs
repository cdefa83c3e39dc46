using System.Collections.Immutable;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Grains.SignIn;

/// <summary>Which codes of an identity are good (reference.md, section 3).</summary>
internal static class PendingLogins
{
    /// <summary>Codes kept of one identity; a stranger who asks for more from many addresses pushes out the oldest of those, not the account.</summary>
    private const int Most = 20;

    public static ImmutableArray<PendingLogin> Live(ImmutableArray<PendingLogin> pending, DateTimeOffset now) =>
        [.. pending.Where(login => login.ExpiresAt > now)];

    /// <summary>The newest code that was asked for on the web; null when none is live.</summary>
    public static PendingLogin? Asked(ImmutableArray<PendingLogin> pending, DateTimeOffset now) =>
        pending.LastOrDefault(login => login.Address is not null && login.ExpiresAt > now);

    /// <summary>The code that a bot sent; null when none is live.</summary>
    public static PendingLogin? Sent(ImmutableArray<PendingLogin> pending, DateTimeOffset now) =>
        pending.LastOrDefault(login => login.Address is null && login.ExpiresAt > now);

    /// <summary>Adds a code in place of the one still pending from the same address, or sent before.</summary>
    public static ImmutableArray<PendingLogin> Add(ImmutableArray<PendingLogin> pending, PendingLogin login, DateTimeOffset now)
    {
        ImmutableArray<PendingLogin> others = [.. Live(pending, now).Where(other => other.Address != login.Address)];
        int surplus = others.Count(other => other.Address is not null) - (Most - 1);
        return surplus > 0 && others.FirstOrDefault(other => other.Address is not null) is { } oldest
            ? [.. others.Remove(oldest), login]
            : [.. others, login];
    }

    /// <summary>The code made from a number, if it is good from this address now.</summary>
    public static PendingLogin? Find(ImmutableArray<PendingLogin> pending, string nonce, ClientAddress address, DateTimeOffset now) =>
        pending.FirstOrDefault(login => login.Nonce == nonce && (login.Address is null || login.Address == address) && login.ExpiresAt > now);
}
