using System.Collections.Immutable;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Grains.SignIn;

/// <summary>Which codes of an identity are good (reference.md, section 3).</summary>
internal static class PendingLogins
{
    /// <summary>Codes kept of one identity; a stranger who asks for more from many addresses pushes out the oldest, not the account.</summary>
    private const int Most = 20;

    public static ImmutableArray<PendingLogin> Live(ImmutableArray<PendingLogin> pending, DateTimeOffset now) =>
        [.. pending.Where(login => login.ExpiresAt > now)];

    /// <summary>Adds a code in place of the one still pending from the same address.</summary>
    public static ImmutableArray<PendingLogin> Add(ImmutableArray<PendingLogin> pending, PendingLogin login, DateTimeOffset now) =>
        [.. Live(pending, now).Where(other => other.Address != login.Address).TakeLast(Most - 1), login];

    /// <summary>The code made from a number, if it is good from this address now.</summary>
    public static PendingLogin? Find(ImmutableArray<PendingLogin> pending, string nonce, ClientAddress address, DateTimeOffset now) =>
        pending.FirstOrDefault(login => login.Nonce == nonce && login.Address == address && login.ExpiresAt > now);
}
