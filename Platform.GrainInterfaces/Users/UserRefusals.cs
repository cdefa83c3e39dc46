using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Users;

/// <summary>What every place that looks for a user answers alike.</summary>
public static class UserRefusals
{
    /// <summary>Nobody has that id or name.</summary>
    public static Refusal NotFound { get; } = new(ErrorCodes.NotFound, "There is no such user.");

    /// <summary>The name that was asked for is taken.</summary>
    public static Refusal UsernameTaken { get; } = new(ErrorCodes.UsernameTaken, "Another user has that name.");
}
