using System.Collections.Immutable;

namespace Platform.Grains.SignIn;

/// <summary>
/// The server secrets of a silo, so that one can take another's place while the cluster runs: what is made from now on is made with the one in force, what
/// was made with any of them is still known.
/// </summary>
public sealed class ServerSecrets
{
    private volatile ServerSecret[] _all;

    /// <summary>Takes the secrets.</summary>
    /// <param name="texts">At least one, each of at least 32 characters; the first is in force.</param>
    public ServerSecrets(params IEnumerable<string> texts)
    {
        _all = [.. texts.Select(text => new ServerSecret(text))];
        ArgumentOutOfRangeException.ThrowIfZero(_all.Length);
    }

    /// <summary>The one that makes what is made from now on.</summary>
    public ServerSecret InForce => _all[0];

    /// <summary>All that are known, the one in force first.</summary>
    public ImmutableArray<ServerSecret> All => [.. _all];

    /// <summary>Whether the secret of a fingerprint is one of them.</summary>
    /// <param name="fingerprint">As <see cref="ServerSecret.Fingerprint"/> says it.</param>
    public bool Know(string fingerprint) => Array.Exists(_all, secret => secret.Fingerprint == fingerprint);

    /// <summary>Whether others are the same in the same order.</summary>
    /// <param name="others">The others.</param>
    public bool AreSame(ServerSecrets others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return _all.Select(secret => secret.Fingerprint).SequenceEqual(others._all.Select(secret => secret.Fingerprint), StringComparer.Ordinal);
    }

    /// <summary>Goes by other secrets from now on.</summary>
    /// <param name="others">These.</param>
    public void Become(ServerSecrets others)
    {
        ArgumentNullException.ThrowIfNull(others);
        _all = others._all;
    }

    /// <summary>The secret that something was made with.</summary>
    /// <param name="id">Its <see cref="ServerSecret.Id"/>; null for what was made before that was noted, when there was the oldest only.</param>
    /// <returns>Null when it is not known any more.</returns>
    internal ServerSecret? Find(string? id)
    {
        ServerSecret[] all = _all;
        return id is null ? all[^1] : Array.Find(all, secret => secret.Id == id);
    }

    /// <summary>A fixed word: secrets are not shown.</summary>
    public override string ToString() => "[secrets]";
}
