using System.Collections.Immutable;

namespace Platform.Tests.Chaos;

/// <summary>The one chat that its owner has a slot for, or none.</summary>
internal sealed record Lounge(bool Exists, bool Runs)
{
    public static Lounge None { get; } = new(false, false);
}

/// <summary>It was created.</summary>
internal sealed record LoungeCreated : Step<Lounge>
{
    public override Lounge? Apply(Lounge before) => before.Exists ? null : new Lounge(true, false);
}

/// <summary>A second one was refused.</summary>
internal sealed record NoSlot : Step<Lounge>
{
    public override Lounge? Apply(Lounge before) => before.Exists ? before : null;
}

/// <summary>It was deleted.</summary>
internal sealed record LoungeDeleted : Step<Lounge>
{
    public override Lounge? Apply(Lounge before) => before.Exists ? Lounge.None : null;
}

/// <summary>It was started or stopped.</summary>
internal sealed record LoungeRun(bool Runs) : Step<Lounge>
{
    public override Lounge? Apply(Lounge before) => before.Exists ? before with { Runs = Runs } : null;
}

/// <summary>Its owner listed his chats.</summary>
internal sealed record LoungeSeen(bool Exists, bool Runs) : Step<Lounge>
{
    public override Lounge? Apply(Lounge before) => before.Exists == Exists && before.Runs == Runs ? before : null;
}

/// <summary>An invite and the members who came by it.</summary>
internal sealed record Guests(int Most, ImmutableSortedSet<long> Members)
{
    public bool Equals(Guests? other) => other is not null && Most == other.Most && Members.SetEquals(other.Members);

    public override int GetHashCode() => Members.Aggregate(Most, HashCode.Combine);

    public override string ToString() => $"{Members.Count} of {Most}: {string.Join(' ', Members)}";
}

/// <summary>Somebody came; who is a member already uses nothing up.</summary>
internal sealed record Joined(long User) : Step<Guests>
{
    public override Guests? Apply(Guests before) => before.Members.Contains(User) ? before
        : before.Members.Count < before.Most ? before with { Members = before.Members.Add(User) } : null;
}

/// <summary>The invite was said to be used up.</summary>
internal sealed record InviteSpent : Step<Guests>
{
    public override Guests? Apply(Guests before) => before.Members.Count == before.Most ? before : null;
}

/// <summary>Somebody read who is there.</summary>
internal sealed record GuestsSeen(ImmutableSortedSet<long> Members) : Step<Guests>
{
    public override Guests? Apply(Guests before) => before.Members.SetEquals(Members) ? before : null;
}
