using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;

namespace Platform.Grains.Chats;

/// <summary>What a chat is, but who is in it. Its row is also its row in the directory.</summary>
internal sealed record ChatState : IAuditedState
{
    public long Id { get; init; }

    /// <summary>Whose it is; null of a deleted one.</summary>
    public UserId? OwnerId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The name as it is looked for: folded here, since the two databases fold letters outside of ASCII differently.</summary>
    public string? NameFolded => DeletedAt is null ? ChatNames.Fold(Name) : null;

    public string? Description { get; init; }

    public bool AllowControlRequests { get; init; }

    /// <summary>One of <see cref="ChatVisibilities"/>.</summary>
    public string Visibility { get; init; } = ChatVisibilities.Private;

    /// <summary>Its public name; null of a private one.</summary>
    public string? Slug { get; init; }

    public bool Archived { get; init; }

    /// <summary>Whether its shared browser runs, as its owner's state last ordered.</summary>
    public bool Running { get; init; }

    /// <summary>The newest order of its owner's state that was carried out.</summary>
    public long OrderVersion { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted; what is left of it then is swept.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The audit events of the write this state is from.</summary>
    public ImmutableArray<AuditEvent> Outbox { get; init; } = [];

    /// <summary>The counters it is counted in.</summary>
    public ImmutableArray<string> Buckets => ChatBuckets.Of(this);

    /// <summary>From when on nothing of a deleted chat is needed any more.</summary>
    public DateTimeOffset? SweepAfter => DeletedAt;
}
