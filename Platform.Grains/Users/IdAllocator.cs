using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>Numbers for new things on this silo, from blocks of its own. Numbers of an unfinished block are lost when the silo ends.</summary>
internal sealed class IdAllocator(IGrainFactory grains) : IDisposable
{
    private readonly IdBlock _users = new(grains, IdsKey.Users, size: 100);

    // Bots are created by hand, one at a time.
    private readonly IdBlock _bots = new(grains, IdsKey.Bots, size: 1);

    private readonly IdBlock _chats = new(grains, IdsKey.Chats, size: 10);

    private readonly IdBlock _notifications = new(grains, IdsKey.Notifications, size: 100);

    /// <summary>The next user's id.</summary>
    public async Task<UserId> NextUserId() => new(await _users.Next());

    /// <summary>The next bot's id.</summary>
    public async Task<BotId> NextBotId() => new(await _bots.Next());

    /// <summary>The next chat's id.</summary>
    public Task<long> NextChatId() => _chats.Next();

    /// <summary>The next id of a notification or a broadcast.</summary>
    public Task<long> NextNotificationId() => _notifications.Next();

    public void Dispose()
    {
        _users.Dispose();
        _bots.Dispose();
        _chats.Dispose();
        _notifications.Dispose();
    }
}
