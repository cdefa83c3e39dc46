using System.Collections.Immutable;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Chats;

/// <summary>Who is in a chat beside its owner, and by which invites one joins: in one state, so that a use of an invite and the membership it makes are one write.</summary>
internal sealed record ChatMembersState
{
    public long ChatId { get; init; }

    /// <summary>In the order they joined; the owner is none of them.</summary>
    public ImmutableArray<ChatMember> Members { get; init; } = [];

    /// <summary>In the order they were made; those that are worthless are left out with the next write.</summary>
    public ImmutableArray<ChatInvite> Invites { get; init; } = [];
}

/// <summary>One member.</summary>
internal sealed record ChatMember
{
    public UserId UserId { get; init; }

    public DateTimeOffset JoinedAt { get; init; }
}

/// <summary>One invite.</summary>
internal sealed record ChatInvite
{
    public string Code { get; init; } = "";

    public UserId CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public int Uses { get; init; }

    public int? MaxUses { get; init; }
}
