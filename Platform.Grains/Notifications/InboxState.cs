using System.Collections.Immutable;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;

namespace Platform.Grains.Notifications;

/// <summary>What one user was told alone, and what he has read of it and of the broadcasts.</summary>
internal sealed record InboxState : IAuditedState
{
    /// <summary>The last place given: one number orders notifications and account changes.</summary>
    public long LastSequence { get; init; }

    /// <summary>The newest place given up to make room; 0 for none.</summary>
    public long TrimmedSequence { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<InboxNotification> Notifications { get; init; } = [];

    /// <summary>How many of them are unread.</summary>
    public int Unread { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<InboxChange> Changes { get; init; } = [];

    /// <summary>Version of the newest log of broadcasts by which something was marked.</summary>
    public long BroadcastVersion { get; init; }

    /// <summary>Broadcasts that were read one by one, by rising places.</summary>
    public ImmutableArray<BroadcastMark> BroadcastMarks { get; init; } = [];

    /// <summary>What was read at once, by rising places; of those that reach a broadcast the first one counts.</summary>
    public ImmutableArray<BroadcastMark> ReadAllMarks { get; init; } = [];

    public ImmutableArray<AuditEvent> Outbox { get; init; } = [];
}

/// <summary>A notification that was sent to this user alone.</summary>
internal sealed record InboxNotification
{
    public long Sequence { get; init; }

    /// <summary>By which a repeated delivery is known.</summary>
    public Guid DeliveryId { get; init; }

    public long Id { get; init; }

    public string Title { get; init; } = "";

    public string Body { get; init; } = "";

    public string Type { get; init; } = NotificationTypes.Info;

    public DateTimeOffset? ReadAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The operator who sent it; null for the platform itself.</summary>
    public UserId? CreatedById { get; init; }

    public NotificationView ToView() => new(Id, Title, Body, Type, ReadAt, CreatedAt, CreatedById);
}

/// <summary>A change of the account with its place.</summary>
internal sealed record InboxChange
{
    public long Sequence { get; init; }

    public AccountChange Change { get; init; } = new();
}

/// <summary>When the broadcast of a place was read; or, of many read at once, all up to this place.</summary>
internal sealed record BroadcastMark
{
    public long Sequence { get; init; }

    public DateTimeOffset ReadAt { get; init; }
}
