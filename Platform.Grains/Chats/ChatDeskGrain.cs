using Orleans.Concurrency;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;
using Platform.Grains.Moderation;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Chats;

/// <summary>Where signed-in users come with their chats.</summary>
[StatelessWorker]
internal sealed class ChatDeskGrain(ChatCatalog catalog, IChatDirectory directory, IdAllocator ids, TimeProvider clock) : Grain, IChatDeskGrain
{
    public async Task<Result<ChatView>> Create(SessionKey session, NewChat chat)
    {
        Result<Actor> actor = await AdmitToChange(session);
        if (actor.IsRefused)
        {
            return actor.Refusal;
        }

        if (ChatRules.Refuse(chat) is { } invalid)
        {
            return invalid;
        }

        var creation = new ChatCreation
        {
            Id = await ids.NextChatId(),
            OwnerId = actor.Value.Id,
            Name = chat.Name,
            Description = chat.Description,
            AllowControlRequests = chat.AllowControlRequests,
            Visibility = ChatVisibilities.Private,
            CreatedAt = clock.StoredNow(),
        };
        Result created = await Owner(actor.Value.Id).CreateChat(creation, dryRun: false);
        return created.IsRefused ? created.Refusal : await Show(creation.Id);
    }

    public async Task<Result<Page<ChatView>>> List(SessionKey session, string? after, int offset, int limit)
    {
        Result<Actor> viewer = await Admit(session);
        Result<long?> cursor = ChatCatalog.ReadCursor(after);
        if (viewer.IsRefused)
        {
            return viewer.Refusal;
        }

        return cursor.Refusal is { } refusal
            ? refusal
            : await catalog.Show(await directory.ListVisibleAsync(viewer.Value.Id, cursor.Value, offset, limit, CancellationToken.None));
    }

    public async Task<Result<Page<ChatView>>> ListPublic(string? after, int offset, int limit)
    {
        Result<long?> cursor = ChatCatalog.ReadCursor(after);
        return cursor.Refusal is { } refusal
            ? refusal
            : await catalog.Show(await directory.ListPublicAsync(cursor.Value, offset, limit, CancellationToken.None));
    }

    public async Task<Result<ChatView>> Get(SessionKey session, long chat)
    {
        Result<Visit> visit = await Enter(await Admit(session), chat);
        return visit.IsRefused ? visit.Refusal : visit.Value.Sight.View;
    }

    public async Task<Result<ChatView>> Update(SessionKey session, long chat, ChatUpdate update)
    {
        Result<Visit> visit = await EnterToConfigure(session, chat, ChatRules.Refuse(update));
        if (visit.IsRefused)
        {
            return visit.Refusal;
        }

        Result<ChatFacts> updated = await Chat(chat).Update(visit.Value.Actor, update);
        return updated.IsRefused ? updated.Refusal : updated.Value.ToView(visit.Value.Sight.Owner);
    }

    public Task<Result<ChatView>> Start(SessionKey session, long chat) => Run(session, chat, runs: true);

    public Task<Result<ChatView>> Stop(SessionKey session, long chat) => Run(session, chat, runs: false);

    public async Task<Result> Delete(SessionKey session, long chat)
    {
        Result<Visit> visit = await EnterToRun(session, chat);
        return visit.IsRefused ? visit.Refusal : await Owner(visit.Value.Sight.Chat.OwnerId).DeleteChat(chat, visit.Value.Actor.Id, reason: null);
    }

    public async Task<Result<ChatInviteView>> CreateInvite(SessionKey session, long chat, NewChatInvite invite)
    {
        Result<Visit> visit = await EnterToConfigure(session, chat, ChatInvites.Refuse(invite, clock.GetUtcNow()));
        return visit.IsRefused ? visit.Refusal : await Chat(chat).CreateInvite(visit.Value.Actor.Id, invite);
    }

    public async Task<Result<ChatInviteList>> ListInvites(SessionKey session, long chat)
    {
        Result<Visit> visit = await Enter(await Admit(session), chat);
        if (visit.IsRefused)
        {
            return visit.Refusal;
        }

        return visit.Value.RefuseConfiguring() is { } refusal ? refusal : new ChatInviteList(await Chat(chat).ListInvites());
    }

    public async Task<Result> RevokeInvite(SessionKey session, long chat, string code)
    {
        Result<Visit> visit = await EnterToConfigure(session, chat);
        return visit.IsRefused ? visit.Refusal : await Chat(chat).RevokeInvite(code);
    }

    public async Task<Result<ChatView>> Join(SessionKey session, string code)
    {
        Result<Actor> actor = await AdmitToChange(session);
        if (actor.IsRefused)
        {
            return actor.Refusal;
        }

        if (InviteCodes.ChatOf(code) is not { } chat)
        {
            return new Refusal(ErrorCodes.NotFound, "Nobody can join by that code.");
        }

        Result joined = await Chat(chat).Join(actor.Value.Id, code);
        return joined.IsRefused ? joined.Refusal : await Show(chat);
    }

    public async Task<Result> Leave(SessionKey session, long chat)
    {
        Result<Visit> visit = await Enter(await AdmitToChange(session), chat);
        return visit.IsRefused ? visit.Refusal : await End(visit.Value.Sight.Chat, visit.Value.Actor.Id);
    }

    public async Task<Result<Page<ChatMemberView>>> ListMembers(SessionKey session, long chat, string? after, int offset, int limit)
    {
        MemberCursor? cursor = after is null ? null : MemberCursor.Parse(after);
        Result<Actor> viewer = await Admit(session);
        Result<Visit> visit = await Enter(viewer.IsRefused || after is null || cursor is not null ? viewer : ChatCatalog.BadCursor, chat);
        if (visit.IsRefused)
        {
            return visit.Refusal;
        }

        // The owner stands before the members.
        ChatSight sight = visit.Value.Sight;
        int ownersShown = after is null && offset == 0 ? 1 : 0;
        Page<ChatMembership> members = await Chat(chat).ListMembers(cursor, Math.Max(0, offset - 1), limit - ownersShown);
        ChatMemberView[] shown = await Task.WhenAll(members.Items.Select(Show));
        return new Page<ChatMemberView>(
            [.. Enumerable.Repeat(new ChatMemberView(sight.Owner.Owner, "owner", sight.Chat.CreatedAt), ownersShown), .. shown.Where(member => member.User.Username.Length > 0)],
            members.Total + 1,
            members.Next);
    }

    public async Task<Result> Kick(SessionKey session, long chat, UserId member)
    {
        Result<Visit> visit = await EnterToConfigure(session, chat);
        return visit.IsRefused ? visit.Refusal : await End(visit.Value.Sight.Chat, member);
    }

    private async Task<Result<ChatView>> Run(SessionKey session, long chat, bool runs)
    {
        Result<Visit> visit = await EnterToRun(session, chat);
        if (visit.IsRefused)
        {
            return visit.Refusal;
        }

        Result run = await Owner(visit.Value.Sight.Chat.OwnerId).RunChat(chat, runs);
        return run.IsRefused ? run.Refusal : await Show(chat);
    }

    private async Task<Result> End(ChatFacts chat, UserId member) => member == chat.OwnerId
        ? new Refusal(ErrorCodes.Conflict, "The owner stays in his chat; he may delete it.")
        : await Chat(chat.Id).Leave(member);

    private async Task<Result<ChatView>> Show(long chat) => await catalog.Find(chat) is { } sight ? sight.View : ChatAccess.NotFound;

    // One who is just being deleted has no name any more, and is left out.
    private async Task<ChatMemberView> Show(ChatMembership member)
    {
        Result<PublicProfile> profile = await GrainFactory.GetGrain<IUserGrain>(member.UserId.Value).GetPublicProfile();
        ChatOwner user = profile.IsRefused ? new ChatOwner(member.UserId, "", null) : new ChatOwner(member.UserId, profile.Value.Username, profile.Value.AvatarUrl);
        return new ChatMemberView(user, "member", member.JoinedAt);
    }

    private async Task<Result<Visit>> EnterToConfigure(SessionKey session, long chat, Refusal? invalid = null)
    {
        // What is sent is looked at before what it is for (reference.md, section 1, "Order of refusals").
        Result<Actor> actor = await AdmitToChange(session);
        Result<Visit> visit = await Enter(actor.IsRefused || invalid is null ? actor : invalid, chat);
        return !visit.IsRefused && visit.Value.RefuseConfiguring() is { } refusal ? refusal : visit;
    }

    private async Task<Result<Visit>> EnterToRun(SessionKey session, long chat)
    {
        Result<Visit> visit = await Enter(await AdmitToChange(session), chat);
        return !visit.IsRefused && ChatAccess.RefuseRunning(visit.Value.Actor, visit.Value.Sight.Chat) is { } refusal ? refusal : visit;
    }

    private async Task<Result<Visit>> Enter(Result<Actor> actor, long chat)
    {
        if (actor.IsRefused)
        {
            return actor.Refusal;
        }

        // One that he created, and whose creation was not answered, may not know yet that it is.
        if ((await catalog.Find(chat) ?? (await Owner(actor.Value.Id).EnsureChat(chat) ? await catalog.Find(chat) : null)) is not { } sight)
        {
            return ChatAccess.NotFound;
        }

        // Who is a member is asked only where it matters.
        bool sees = ChatAccess.Sees(actor.Value, isMember: false, sight.Chat, sight.Owner.Level) || await Chat(chat).IsMember(actor.Value.Id);
        return sees ? new Visit(actor.Value, sight) : ChatAccess.NotFound;
    }

    private async Task<Result<Actor>> Admit(SessionKey session)
    {
        Result<SessionPrincipal> principal = await GrainFactory.GetGrain<ISessionGrain>(session.GrainKey).Identify();
        return principal.IsRefused ? principal.Refusal : new Actor(principal.Value.UserId, principal.Value.Level);
    }

    private async Task<Result<Actor>> AdmitToChange(SessionKey session)
    {
        Result<SessionPrincipal> principal = await GrainFactory.GetGrain<ISessionGrain>(session.GrainKey).Identify();
        if (principal.IsRefused)
        {
            return principal.Refusal;
        }

        return Restrictions.RefuseChange(principal.Value.Restriction) is { } restricted
            ? restricted
            : new Actor(principal.Value.UserId, principal.Value.Level);
    }

    private IChatGrain Chat(long chat) => GrainFactory.GetGrain<IChatGrain>(chat);

    private IOperatedUserGrain Owner(UserId user) => GrainFactory.GetGrain<IOperatedUserGrain>(user.Value);

    /// <summary>Somebody with a chat that he sees.</summary>
    private sealed record Visit(Actor Actor, ChatSight Sight)
    {
        public Refusal? RefuseConfiguring() => ChatAccess.RefuseConfiguring(Actor, Sight.Chat, Sight.Owner.Level);
    }
}
