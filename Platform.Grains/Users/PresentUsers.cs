using System.Collections.Concurrent;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>Users who are in memory on this silo and were asked something that is asked often. Thread-safe.</summary>
/// <remarks>
/// Each is shown by his own grain and nobody else: from the first such question until the grain leaves memory or does not know any more what is stored. So whoever
/// looks sees what the grain would answer in the middle of anything, and is spared the call; like the grain he must hold the silo's lease.
/// </remarks>
internal sealed class PresentUsers
{
    private readonly ConcurrentDictionary<UserId, PresentUser> _users = new();

    /// <summary>Shows a user.</summary>
    public void Show(UserId id, PresentUser user) => _users[id] = user;

    /// <summary>Shows him no more.</summary>
    public void Hide(UserId id) => _users.TryRemove(id, out _);

    /// <returns>The user; null when he must be asked.</returns>
    public PresentUser? Find(UserId id) => _users.GetValueOrDefault(id);
}
