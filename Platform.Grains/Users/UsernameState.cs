using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>Who took a name, and when.</summary>
internal sealed record UsernameState
{
    public UserId Holder { get; init; }

    public DateTimeOffset TakenAt { get; init; }
}
