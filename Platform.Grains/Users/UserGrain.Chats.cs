using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;

namespace Platform.Grains.Users;

/// <content>What a user's state decides about his chats; the chats carry it out.</content>
internal sealed partial class UserGrain
{
    public async Task<Result> CreateChat(ChatCreation order, bool dryRun)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        Result<UserState> decided = ChatOwnership.Create(User, order, Now);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        if (dryRun)
        {
            return Result.Done;
        }

        await Write(decided.Value);
        if (await OrderOnce(order.Id) is not { Refusal: { } refusal })
        {
            return Result.Done;
        }

        // What was refused is not written down again.
        await Write(User);
        return refusal;
    }

    public async Task<Result> RunChat(long chat, bool runs)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        Result<UserState> decided = ChatOwnership.Run(User, chat, runs, Now);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        if (!ReferenceEquals(decided.Value, User))
        {
            await Write(decided.Value);
        }

        if (await OrderOnce(chat) is { Runs: false } && runs)
        {
            await Write(ChatOwnership.Run(User, chat, runs: false, Now).Value!);
            return new Refusal(ErrorCodes.Unavailable, "The shared browser of the chat does not start.");
        }

        return Result.Done;
    }

    public async Task NoteChatStopped(long chat, long orderVersion)
    {
        if (Found() && User.Chats.Any(owned => owned.Id == chat && owned.RunningSince is not null && owned.OrderVersion == orderVersion))
        {
            await Write(ChatOwnership.Run(User, chat, runs: false, Now).Value!);
        }
    }

    public async Task<Result> DeleteChat(long chat, UserId actor, string? reason)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        Result<UserState> decided = ChatOwnership.Delete(User, chat, new ChatDeletion(actor, reason), Now);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        await Write(decided.Value);
        await OrderOnce(chat);
        return Result.Done;
    }

    public async Task<bool> EnsureChat(long chat) =>
        Found() && User.Chats.Any(owned => owned.Id == chat) && await OrderOnce(chat) is not { Refusal: not null };

    /// <summary>What the chat made of its last order; gives it again where it did not arrive.</summary>
    /// <returns>Null when there is no order that it may not have carried out.</returns>
    /// <exception cref="UnavailableException">It does not arrive now; it will later.</exception>
    private async Task<ChatObedience?> OrderOnce(long chat)
    {
        if (User.ChatOrders.FirstOrDefault(order => order.ChatId == chat) is not { } order)
        {
            return null;
        }

        return _obeyed.TryGetValue((order.ChatId, order.Version), out ChatObedience? known) ? known : await GiveOrder(order);
    }
}
