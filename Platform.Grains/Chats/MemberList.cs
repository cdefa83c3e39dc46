using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Chats;

/// <summary>The members of a chat in the order they joined, part by part.</summary>
internal static class MemberList
{
    /// <summary>A part of them.</summary>
    /// <param name="members">All.</param>
    /// <param name="after">Where to begin; null to go by the offset.</param>
    /// <param name="offset">Members to leave out in front.</param>
    /// <param name="limit">Members at the most; none are asked for where only the owner has room.</param>
    public static Page<ChatMembership> Page(ImmutableArray<ChatMember> members, MemberCursor? after, int offset, int limit)
    {
        ChatMember[] ordered = [.. members.OrderBy(MemberCursor.Of)];
        ChatMember[] rest = after is { } place ? [.. ordered.Where(member => MemberCursor.Of(member) > place)] : [.. ordered.Skip(offset)];
        ImmutableArray<ChatMember> told = [.. rest.Take(limit)];
        MemberCursor end = told is [.., var last] ? MemberCursor.Of(last) : after ?? MemberCursor.Start;
        return new Page<ChatMembership>(
            [.. told.Select(member => new ChatMembership(member.UserId, member.JoinedAt))], members.Length, rest.Length > told.Length ? end.ToText() : null);
    }
}
