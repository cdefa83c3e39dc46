using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>One user who is in memory on this silo, as others there may look at him. Thread-safe.</summary>
/// <param name="state">What is stored of him.</param>
internal sealed class PresentUser(UserState state)
{
    private long _seenAt;
    private LastingProfile? _last;

    /// <summary>What is stored of him; changed by his grain alone.</summary>
    public UserState State { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); } = state;

    /// <summary>When somebody looked for him at his own request; the earliest instant there is when nobody did.</summary>
    public DateTimeOffset SeenAt => new(Interlocked.Read(ref _seenAt), TimeSpan.Zero);

    /// <summary>What he sees of himself, at a request of his.</summary>
    /// <returns>Null when he was deleted.</returns>
    public UserProfile? Visit(DateTimeOffset now)
    {
        UserState state = State;
        if (state.DeletedAt is not null)
        {
            return null;
        }

        long seen = Interlocked.Read(ref _seenAt);
        while (seen < now.UtcTicks && Interlocked.CompareExchange(ref _seenAt, now.UtcTicks, seen) is var found && found != seen)
        {
            seen = found;
        }

        return ToProfile(state, now);
    }

    // For most people time alone changes nothing in it but that they were here, and it is not made anew with every request.
    private UserProfile ToProfile(UserState state, DateTimeOffset now)
    {
        if (Volatile.Read(ref _last) is { } last && ReferenceEquals(last.State, state))
        {
            return last.Profile with { LastActivityAt = now };
        }

        UserProfile profile = state.AsOf(now).ToProfile(now, now);
        if (profile.RestrictedUntil is null && profile.SubscriptionExpiresAt is null)
        {
            Volatile.Write(ref _last, new LastingProfile(state, profile));
        }

        return profile;
    }

    private sealed record LastingProfile(UserState State, UserProfile Profile);
}
