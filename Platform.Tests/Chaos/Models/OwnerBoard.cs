using System.Collections.Immutable;
using Platform.GrainInterfaces.Permissions;

namespace Platform.Tests.Chaos;

/// <summary>The levels of those who were ever Owners: one of them always is.</summary>
internal sealed record OwnerBoard(ImmutableArray<PermissionLevel> Levels)
{
    public int Owners => Levels.Count(level => level == PermissionLevel.Owner);

    public bool Equals(OwnerBoard? other) => other is not null && Levels.AsSpan().SequenceEqual(other.Levels.AsSpan());

    public override int GetHashCode() => Levels.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join(", ", Levels);

    /// <summary>One step down, or null where there is none or it would take the last Owner.</summary>
    public OwnerBoard? Lower(int person) => Levels[person] switch
    {
        PermissionLevel.Owner => Owners > 1 ? new OwnerBoard(Levels.SetItem(person, PermissionLevel.Admin)) : null,
        PermissionLevel.Admin => new OwnerBoard(Levels.SetItem(person, PermissionLevel.User)),
        _ => null,
    };

    public OwnerBoard Raise(int person) => new(Levels.SetItem(person, PermissionLevel.Owner));
}

/// <summary>Somebody was made an Owner by the operator key.</summary>
internal sealed record Bootstrapped(int Person) : Step<OwnerBoard>
{
    public override OwnerBoard? Apply(OwnerBoard before) => before.Levels[Person] == PermissionLevel.Owner ? null : before.Raise(Person);
}

/// <summary>The operator key made nobody an Owner, since he is one.</summary>
internal sealed record OwnerAlready(int Person) : Step<OwnerBoard>
{
    public override OwnerBoard? Apply(OwnerBoard before) => before.Levels[Person] == PermissionLevel.Owner ? before : null;
}

/// <summary>Somebody took a level from somebody else, as one may who stands above him, or beside him as an Owner.</summary>
internal sealed record Demoted(int Actor, int Person) : Step<OwnerBoard>
{
    public override OwnerBoard? Apply(OwnerBoard before) =>
        Actor != Person && (before.Levels[Actor] == PermissionLevel.Owner || before.Levels[Actor] > before.Levels[Person]) ? before.Lower(Person) : null;
}

/// <summary>Somebody read a level.</summary>
internal sealed record LevelSeen(int Person, PermissionLevel Level) : Step<OwnerBoard>
{
    public override OwnerBoard? Apply(OwnerBoard before) => before.Levels[Person] == Level ? before : null;
}
