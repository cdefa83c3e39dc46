using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Directory;
using Platform.Grains.Permissions;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Chats;

/// <summary>The console's door to chats.</summary>
[StatelessWorker]
internal sealed class ChatConsoleGrain(
    OperatorGate gate, OperatorDesk desk, ChatCatalog catalog, IChatDirectory directory, IdAllocator ids, TimeProvider clock) : Grain, IChatConsoleGrain
{
    public async Task<Result<ChatList>> List(Secret session, long? after)
    {
        Result<Actor> viewer = await gate.Admit(session);
        if (viewer.IsRefused)
        {
            return viewer.Refusal;
        }

        ImmutableArray<ListedChat> page = await directory.ListAsync(after, IChatConsoleGrain.MostListed, CancellationToken.None);
        ImmutableArray<ChatSight> chats = await catalog.Complete(page);
        return new ChatList(
            [.. chats.Where(sight => Sees(viewer.Value, sight)).Select(sight => sight.View)],
            page.Length == IChatConsoleGrain.MostListed ? page[^1].Chat.Id : null);
    }

    public async Task<Result<ChatView>> Show(Secret session, string chat)
    {
        Result<Actor> viewer = await gate.Admit(session);
        if (viewer.IsRefused)
        {
            return viewer.Refusal;
        }

        Result<ChatSight> found = await Find(viewer.Value, chat);
        return found.IsRefused ? found.Refusal : found.Value.View;
    }

    public Task<Result<ChatView>> CreateOfficial(Secret session, NewOfficialChat chat, bool dryRun) => desk.Do(
        session, new Attempt(AuditEvents.ChatCreate, AuditTargets.Chat, chat.Slug), dryRun, actor => CreateOfficial(actor, chat, dryRun));

    public Task<Result<ChatActOutcome>> SetVisibility(Secret session, string chat, string visibility, string? slug, bool dryRun) => desk.Do(
        session, new Attempt(AuditEvents.ChatUpdate, AuditTargets.Chat, chat), dryRun, actor => SetVisibility(actor, chat, visibility, slug, dryRun));

    public Task<Result<ChatActOutcome>> Delete(Secret session, string chat, string? reason, bool dryRun) => desk.Do(
        session, new Attempt(AuditEvents.ChatDelete, AuditTargets.Chat, chat, reason), dryRun, actor => Delete(actor, chat, reason, dryRun));

    private async Task<Result<ChatView>> CreateOfficial(Actor actor, NewOfficialChat chat, bool dryRun)
    {
        if (ChatAccess.RefuseOfficial(actor) is { } forbidden)
        {
            return forbidden;
        }

        if (ChatRules.Refuse(chat) is { } invalid)
        {
            return invalid;
        }

        var creation = new ChatCreation
        {
            Id = dryRun ? 0 : await ids.NextChatId(),
            OwnerId = actor.Id,
            Name = chat.Name,
            Description = chat.Description,
            Visibility = ChatVisibilities.Official,
            Slug = chat.Slug,
            CreatedAt = clock.StoredNow(),
        };
        Result created = await Owner(actor.Id).CreateChat(creation, dryRun);
        if (created.IsRefused)
        {
            return created.Refusal;
        }

        if (!dryRun)
        {
            return await catalog.Find(creation.Id) is { } sight ? sight.View : ChatAccess.NotFound;
        }

        if (await GrainFactory.GetGrain<ISlugGrain>(ISlugGrain.KeyOf(chat.Slug)).GetHolder() is not null)
        {
            return SlugClaims.Taken;
        }

        return await Owner(actor.Id).GetChatOwner() is { } owner ? ChatFacts.Of(ChatGrain.Begin(creation), memberCount: 1).ToView(owner) : UserRefusals.NotFound;
    }

    private async Task<Result<ChatActOutcome>> SetVisibility(Actor actor, string chat, string visibility, string? slug, bool dryRun)
    {
        Result<ChatSight> found = await Find(actor, chat);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        ChatSight sight = found.Value;
        bool isOfficial = visibility == ChatVisibilities.Official || sight.Chat.Visibility == ChatVisibilities.Official;
        if ((isOfficial ? ChatAccess.RefuseOfficial(actor) : ChatAccess.RefuseConfiguring(actor, sight.Chat, sight.Owner.Level)) is { } forbidden)
        {
            return forbidden;
        }

        Result<ChatFacts> changed = await GrainFactory.GetGrain<IChatGrain>(sight.Chat.Id).SetVisibility(actor, visibility, slug, dryRun);
        return changed.IsRefused ? changed.Refusal : new ChatActOutcome(sight.View, changed.Value.ToView(sight.Owner));
    }

    private async Task<Result<ChatActOutcome>> Delete(Actor actor, string chat, string? reason, bool dryRun)
    {
        if (ReasonRules.Refuse(reason, isRequired: false) is { } invalid)
        {
            return invalid;
        }

        Result<ChatSight> found = await Find(actor, chat);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        ChatSight sight = found.Value;
        if (ChatAccess.RefuseRunning(actor, sight.Chat) is { } forbidden)
        {
            return forbidden;
        }

        Result deleted = dryRun ? Result.Done : await Owner(sight.Chat.OwnerId).DeleteChat(sight.Chat.Id, actor.Id, reason);
        return deleted.IsRefused ? deleted.Refusal : new ChatActOutcome(sight.View, After: null);
    }

    private async Task<Result<ChatSight>> Find(Actor viewer, string chat)
    {
        if (await catalog.Find(chat) is not { } sight)
        {
            return ChatAccess.NotFound;
        }

        return Sees(viewer, sight)
            ? sight
            : new Refusal(ErrorCodes.Forbidden, "You may see only chats that are official or public, and those of users you may act on.");
    }

    private static bool Sees(Actor viewer, ChatSight sight) => ChatAccess.Sees(viewer, isMember: false, sight.Chat, sight.Owner.Level);

    private IOperatedUserGrain Owner(UserId user) => GrainFactory.GetGrain<IOperatedUserGrain>(user.Value);
}
