using System.Globalization;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;
using Platform.Grains.Chats;
using Platform.Grains.Storage;
using Platform.Grains.Users;
using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

/// <summary>States stored as their grains would store them, without the grains.</summary>
internal static class RawStates
{
    private static readonly StateSerializer Serializer = new();

    /// <summary>Stores a state's JSON under a key of its own.</summary>
    public static async Task StoreAsync(this TestStorage storage, string stateName, string json) =>
        Assert.NotNull(await storage.States.WriteAsync(new StateKey(stateName, $"{Guid.NewGuid()}"), null, BinaryData.FromString(json)));

    /// <summary>Stores a state over whatever is stored.</summary>
    /// <returns>The version it has got.</returns>
    public static async Task<int> StoreAsync<T>(this TestStorage storage, StateKey key, T state)
    {
        var stored = await storage.States.ReadAsync(key);
        return Assert.NotNull(await storage.States.WriteAsync(key, stored?.Version, Serializer.Serialize(state)));
    }

    /// <summary>Stores a bot.</summary>
    public static Task StoreBotAsync(this TestStorage storage, BotState bot) => storage.StoreAsync(BotKey(bot.Id.Value), bot);

    /// <summary>Removes a bot's row.</summary>
    public static Task RemoveBotAsync(this TestStorage storage, long bot) => storage.RemoveAsync(BotKey(bot));

    /// <summary>Stores a user.</summary>
    public static Task StoreUserAsync(this TestStorage storage, UserState user) => storage.StoreAsync(UserKey(user.Id.Value), user);

    /// <summary>Removes a user's row.</summary>
    public static Task RemoveUserAsync(this TestStorage storage, long user) => storage.RemoveAsync(UserKey(user));

    /// <summary>Stores a chat.</summary>
    public static Task StoreChatAsync(this TestStorage storage, ChatState chat) => storage.StoreAsync(ChatKey(StateNames.Chat, chat.Id), chat);

    /// <summary>Removes a chat's row.</summary>
    public static Task RemoveChatAsync(this TestStorage storage, long chat) => storage.RemoveAsync(ChatKey(StateNames.Chat, chat));

    /// <summary>Stores who is in a chat besides its owner.</summary>
    public static Task StoreMembersAsync(this TestStorage storage, long chat, params IEnumerable<long> members) => storage.StoreAsync(
        ChatKey(StateNames.ChatMembers, chat),
        new ChatMembersState { ChatId = chat, Members = [.. members.Select(member => new ChatMember { UserId = new UserId(member) })] });

    /// <summary>Removes the row of who is in a chat.</summary>
    public static Task RemoveMembersAsync(this TestStorage storage, long chat) => storage.RemoveAsync(ChatKey(StateNames.ChatMembers, chat));

    /// <summary>Stores a batch that a bot has reported.</summary>
    public static Task<int> StoreBatchAsync(this TestStorage storage, params CommandTally[] tallies) =>
        storage.StoreAsync(new StateKey(StateNames.BotBatch, $"batch:{Guid.NewGuid()}"), new BatchState { CommandTallies = [.. tallies] });

    private static async Task RemoveAsync(this TestStorage storage, StateKey key)
    {
        var stored = Assert.IsType<StoredState>(await storage.States.ReadAsync(key));
        Assert.True(await storage.States.DeleteAsync(key, stored.Version));
    }

    private static StateKey UserKey(long user) => new(StateNames.User, user.ToString("X", CultureInfo.InvariantCulture));

    private static StateKey ChatKey(string state, long chat) => new(state, chat.ToString("X", CultureInfo.InvariantCulture));

    private static StateKey BotKey(long bot) => new(StateNames.Bot, bot.ToString("X", CultureInfo.InvariantCulture));
}
