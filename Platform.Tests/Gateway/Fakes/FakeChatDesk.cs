using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Admin;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A desk for chats that does whatever is asked unless a test refuses it, and notes what that was.</summary>
internal sealed class FakeChatDesk
{
    public FakeChatDesk() => Grain = ScriptedGrain.Of<IChatDeskGrain>(Answer);

    public static ChatOwner Owner { get; } = new(new UserId(7), "anna", null);

    public static ChatView Chat { get; } =
        new(9, "group", "A chat", Owner, ChatVisibilities.Private, null, null, false, false, 1, false, FakeBot.Time, FakeBot.Time);

    public static ChatInviteView Invite { get; } = new("abcdefgh12345678", 9, new UserId(7), FakeBot.Time, FakeBot.Time.AddDays(1), 2, 5);

    public IChatDeskGrain Grain { get; }

    public Refusal? Refusal { get; set; }

    /// <summary>What is wrong with the fields, judged by the method's arguments.</summary>
    public Func<object?[], Refusal?> Judge { get; set; } = _ => null;

    public Page<ChatView> Listed { get; set; } = new([Chat], 12, Next: "9");

    public Page<ChatMemberView> Members { get; set; } = new([new ChatMemberView(Owner, "owner", FakeBot.Time)], 60);

    public ImmutableArray<ChatInviteView> Invites { get; set; } = [Invite];

    public List<(string Method, object?[] Arguments)> Asked { get; } = [];

    private Task Answer(string method, object?[] arguments)
    {
        Asked.Add((method, arguments));
        Refusal? refusal = Refusal ?? Judge(arguments);
        return method switch
        {
            nameof(IChatDeskGrain.List) or nameof(IChatDeskGrain.ListPublic) => Of(Listed, refusal),
            nameof(IChatDeskGrain.ListMembers) => Of(Members, refusal),
            nameof(IChatDeskGrain.ListInvites) => Of(new ChatInviteList(Invites), refusal),
            nameof(IChatDeskGrain.CreateInvite) => Of(Invite, refusal),
            nameof(IChatDeskGrain.Delete) or nameof(IChatDeskGrain.RevokeInvite) or nameof(IChatDeskGrain.Leave) or nameof(IChatDeskGrain.Kick) =>
                Task.FromResult(new Result(refusal)),
            _ => Of(Chat, refusal),
        };
    }

    private static Task<Result<T>> Of<T>(T value, Refusal? refusal)
        where T : class => Task.FromResult(refusal is null ? new Result<T>(value, null) : refusal);
}
