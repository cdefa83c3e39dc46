using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Hosting;
using Platform.Grains.Storage;
using Platform.Grains.Time;

namespace Platform.Grains.Chats;

/// <summary>One chat: its settings, its members and invites. Whether it is there at all and may run is its owner's to say.</summary>
internal sealed partial class ChatGrain : Grain, IChatGrain, IRemindable
{
    private readonly Stored<ChatState> _stored;
    private readonly Stored<ChatMembersState> _members;
    private readonly Departure _departure;
    private readonly SlugClaims _slugs;
    private readonly IBrowserRuntime _browsers;
    private readonly TimeProvider _clock;
    private readonly long _id;

    public ChatGrain(
        [PersistentState(StateNames.Chat)] IPersistentState<ChatState> storage,
        [PersistentState(StateNames.ChatMembers)] IPersistentState<ChatMembersState> members,
        IBrowserRuntime browsers,
        TimeProvider clock)
    {
        _stored = new Stored<ChatState>(storage, this);
        _members = new Stored<ChatMembersState>(members, this);
        _departure = new Departure(this);
        _browsers = browsers;
        _clock = clock;
        _id = this.GetPrimaryKeyLong();
        _slugs = new SlugClaims(GrainFactory, _id);
    }

    private ChatState Chat => _stored.Current;

    private bool Exists => _stored.Exists && Chat.DeletedAt is null;

    private int MemberCount => _members.Current.Members.Length + 1;

    public Task<ChatFacts?> Peek() => Task.FromResult(Found() ? ChatFacts.Of(Chat, MemberCount) : null);

    public Task<bool> IsMember(UserId user) => Task.FromResult(Found() && _members.Current.Members.Any(member => member.UserId == user));

    public async Task<Result<ChatFacts>> Update(Actor actor, ChatUpdate update)
    {
        if (!Found())
        {
            return ChatAccess.NotFound;
        }

        return ChatRules.Refuse(update) is { } invalid
            ? invalid
            : await Change(ChatSettings.Apply(Chat, update, _clock.StoredNow()), auditedBy: actor.Id == Chat.OwnerId ? null : actor, dryRun: false);
    }

    public async Task<Result<ChatFacts>> SetVisibility(Actor actor, string visibility, string? slug, bool dryRun)
    {
        if (!Found())
        {
            return ChatAccess.NotFound;
        }

        Result<ChatState> decided = ChatVisibility.Set(Chat, visibility, slug, _clock.StoredNow());
        return decided.IsRefused ? decided.Refusal : await Change(decided.Value, auditedBy: actor, dryRun);
    }

    public async Task<Result<ChatInviteView>> CreateInvite(UserId author, NewChatInvite invite)
    {
        if (!Found())
        {
            return ChatAccess.NotFound;
        }

        Result<ChatMembersState> added = ChatInvites.Add(_members.Current, invite, author, InviteCodes.Create(_id), _clock.StoredNow());
        if (added.IsRefused)
        {
            return added.Refusal;
        }

        await _members.Write(added.Value with { ChatId = _id });
        return _members.Current.Invites[^1].ToView(_id);
    }

    public Task<ImmutableArray<ChatInviteView>> ListInvites() => Task.FromResult<ImmutableArray<ChatInviteView>>(
        Found() ? [.. ChatInvites.Active(_members.Current, _clock.GetUtcNow()).Reverse().Select(invite => invite.ToView(_id))] : []);

    public Task<Result> RevokeInvite(string code) => ChangeMembers(members => ChatInvites.Revoke(members, code, _clock.StoredNow()));

    public Task<Result> Join(UserId user, string code) =>
        ChangeMembers(members => ChatInvites.Join(members, Chat.OwnerId!.Value, user, code, _clock.StoredNow()));

    public Task<Result> Leave(UserId user) => ChangeMembers(members => ChatInvites.Leave(members, user));

    public Task<Page<ChatMembership>> ListMembers(MemberCursor? after, int offset, int limit) =>
        Task.FromResult(MemberList.Page(Found() ? _members.Current.Members : [], after, offset, limit));

    public Task<bool> HoldsSlug(string slug) => Task.FromResult(_slugs.IsTaking(slug) || (Exists && Chat.Slug == slug));

    /// <summary>Writes new settings. What an owner does with his own chat is no act of an operator, but what comes from the console is.</summary>
    private async Task<Result<ChatFacts>> Change(ChatState next, Actor? auditedBy, bool dryRun)
    {
        ChatState before = Chat;
        if (ReferenceEquals(next, before))
        {
            return ChatFacts.Of(before, MemberCount);
        }

        if (dryRun)
        {
            return await SlugIsFree(next.Slug) ? ChatFacts.Of(next, MemberCount) : SlugClaims.Taken;
        }

        if (await _slugs.Move(before.Slug, next.Slug) is { } taken)
        {
            return taken;
        }

        await _stored.Write(next with { Outbox = auditedBy is null ? [] : [ChatAudit.Updated(auditedBy, before, next, next.UpdatedAt)] });
        await _slugs.Settle(before.Slug, next.Slug);
        return ChatFacts.Of(Chat, MemberCount);
    }

    private async Task<bool> SlugIsFree(string? slug) =>
        slug is null || await GrainFactory.GetGrain<ISlugGrain>(ISlugGrain.KeyOf(slug)).GetHolder() is not { } holder || holder == _id;

    private async Task<Result> ChangeMembers(Func<ChatMembersState, Result<ChatMembersState>> change)
    {
        if (!Found())
        {
            return ChatAccess.NotFound;
        }

        Result<ChatMembersState> changed = change(_members.Current);
        if (changed.IsRefused)
        {
            return changed.Refusal;
        }

        if (!ReferenceEquals(changed.Value, _members.Current))
        {
            await _members.Write(changed.Value with { ChatId = _id });
        }

        return Result.Done;
    }

    private bool Found()
    {
        if (!Exists)
        {
            // Made-up numbers must not fill memory.
            _departure.Begin();
        }

        return Exists;
    }

    private Task Write(ChatState next, params ImmutableArray<AuditEvent> told) => _stored.Write(next with { Outbox = told });
}
