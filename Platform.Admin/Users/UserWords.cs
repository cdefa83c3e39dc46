using System.Collections.Immutable;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>How sentences speak of a user.</summary>
internal static class UserWords
{
    /// <summary>Name and number.</summary>
    /// <param name="user">The user.</param>
    public static string Name(UserDetails user) => $"{user.Profile.Username} (id {user.Profile.Id})";

    /// <summary>The state of the account with its end.</summary>
    /// <param name="user">The user.</param>
    public static string State(UserProfile user) => user.State switch
    {
        AccountState.Banned => $"banned {End(user.RestrictedUntil)}",
        AccountState.Timeout => $"in a timeout {End(user.RestrictedUntil)}",
        _ => "active",
    };

    /// <summary>How the state of an account looks.</summary>
    /// <param name="state">The state.</param>
    public static Tone ToneOf(AccountState state) => state switch
    {
        AccountState.Banned => Tone.Bad,
        AccountState.Timeout => Tone.Warning,
        _ => Tone.Good,
    };

    /// <summary>The tier in force with its end.</summary>
    /// <param name="user">The user.</param>
    public static string Subscription(UserProfile user) =>
        user.SubscriptionExpiresAt is { } end ? $"{user.SubscriptionTier} until {UtcTime.Exact(end)}" : $"{user.SubscriptionTier}";

    /// <summary>How many chats he has of how many he may have.</summary>
    /// <param name="slots">His chat slots.</param>
    public static string Chats(ChatSlots slots) => slots.Limit is { } limit ? $"{slots.Used} of {limit}" : $"{slots.Used} of any number";

    /// <summary>How many sessions.</summary>
    /// <param name="suffixes">The ends of their tokens.</param>
    public static string Sessions(ImmutableArray<string> suffixes) => suffixes.Length switch
    {
        0 => "no session",
        1 => $"the session {suffixes[0]}",
        _ => $"{suffixes.Length} sessions ({string.Join(", ", suffixes)})",
    };

    private static string End(DateTimeOffset? end) => end is { } time ? $"until {UtcTime.Exact(time)}" : "without an end";
}
