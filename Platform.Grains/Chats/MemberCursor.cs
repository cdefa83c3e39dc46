using System.Globalization;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Chats;

/// <summary>A place among the members of a chat: it stays where it is when others come and go.</summary>
/// <param name="JoinedAt">When the last one told joined.</param>
/// <param name="UserId">Who he is.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.member-cursor")]
internal readonly record struct MemberCursor([property: Id(0)] DateTimeOffset JoinedAt, [property: Id(1)] UserId UserId) : IComparable<MemberCursor>
{
    /// <summary>Before all members.</summary>
    public static MemberCursor Start { get; }

    /// <summary>The place of a member.</summary>
    public static MemberCursor Of(ChatMember member) => new(member.JoinedAt, member.UserId);

    /// <summary>A text that the caller hands back as it is.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{JoinedAt.UtcTicks}.{UserId.Value}");

    /// <summary>Reads a text back.</summary>
    /// <param name="text">What the caller handed back.</param>
    /// <returns>Null when it was never one of ours.</returns>
    public static MemberCursor? Parse(string text) =>
        text.Split('.') is [var instant, var user]
        && long.TryParse(instant, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
        && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && long.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? new MemberCursor(new DateTimeOffset(ticks, TimeSpan.Zero), new UserId(id))
            : null;

    public int CompareTo(MemberCursor other) =>
        JoinedAt != other.JoinedAt ? JoinedAt.CompareTo(other.JoinedAt) : UserId.Value.CompareTo(other.UserId.Value);

    public static bool operator <(MemberCursor one, MemberCursor other) => one.CompareTo(other) < 0;

    public static bool operator >(MemberCursor one, MemberCursor other) => one.CompareTo(other) > 0;

    public static bool operator <=(MemberCursor one, MemberCursor other) => one.CompareTo(other) <= 0;

    public static bool operator >=(MemberCursor one, MemberCursor other) => one.CompareTo(other) >= 0;
}
