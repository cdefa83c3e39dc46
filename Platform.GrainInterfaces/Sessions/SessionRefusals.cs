using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>What every place that looks at a session answers alike, so that nobody learns from the words where it was refused.</summary>
public static class SessionRefusals
{
    /// <summary>The session is mistyped, unknown, ended or past its time (reference.md, section 1).</summary>
    public static Refusal Ended { get; } = new(ErrorCodes.SessionExpired, "The session has ended; sign in again.");
}
