using System.Collections.Immutable;
using System.Text.Json;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>What users see of themselves, as it was written lately.</summary>
internal static class OwnProfiles
{
    /// <summary>The documents.</summary>
    public static RecentDocuments<UserProfile> Recent { get; } = Create();

    /// <summary>Creates room for such documents.</summary>
    public static RecentDocuments<UserProfile> Create() => new(
        profile => profile.Id.Value,
        SayTheSame,
        new MovingValue<UserProfile>(nameof(UserProfile.LastActivityAt), (writer, profile) => UtcTimeConverter.Write(writer, profile.LastActivityAt)),
        new MovingValue<UserProfile>(nameof(UserProfile.RemainingSeconds), (writer, profile) => Write(writer, profile.RemainingSeconds)),
        new MovingValue<UserProfile>(nameof(UserProfile.SubscriptionRemainingSeconds), (writer, profile) => Write(writer, profile.SubscriptionRemainingSeconds)));

    // What came from another process is equal without being the same, the list of platforms too.
    private static bool SayTheSame(UserProfile one, UserProfile other)
    {
        UserProfile moved = one with
        {
            LastActivityAt = other.LastActivityAt,
            RemainingSeconds = other.RemainingSeconds,
            SubscriptionRemainingSeconds = other.SubscriptionRemainingSeconds,
            LinkedPlatforms = other.LinkedPlatforms,
        };
        return moved == other && AreEqual(one.LinkedPlatforms, other.LinkedPlatforms);
    }

    private static bool AreEqual(ImmutableArray<LinkedPlatform> some, ImmutableArray<LinkedPlatform> others) =>
        some == others || some.AsSpan().SequenceEqual(others.AsSpan());

    private static void Write(Utf8JsonWriter writer, long? seconds)
    {
        if (seconds is { } value)
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
