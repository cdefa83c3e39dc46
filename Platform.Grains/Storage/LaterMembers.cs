using System.Collections.Immutable;

namespace Platform.Grains.Storage;

/// <summary>Members that a state got after it was first stored.</summary>
internal static class LaterMembers
{
    /// <summary>What an older row does not have is read as nothing at all, not as an empty list: the member's own initial value is passed over.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> value) => value.IsDefault ? [] : value;
}
