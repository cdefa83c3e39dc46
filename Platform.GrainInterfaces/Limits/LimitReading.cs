namespace Platform.GrainInterfaces.Limits;

/// <summary>How a limit stands after one request was counted or refused.</summary>
/// <param name="Policy">Name of the policy: <c>login</c>, <c>public</c>, <c>auth</c>, <c>bot</c> or <c>bot-hour</c>.</param>
/// <param name="Limit">Requests accepted in any one window.</param>
/// <param name="WindowSeconds">Length of the window.</param>
/// <param name="Remaining">Requests that would be accepted right now.</param>
/// <param name="ResetSeconds">Whole seconds, rounded up, until the next permit comes back; 0 when none is in use.</param>
[GenerateSerializer, Immutable, Alias("platform.limits.reading")]
public sealed record LimitReading(
    [property: Id(0)] string Policy,
    [property: Id(1)] int Limit,
    [property: Id(2)] int WindowSeconds,
    [property: Id(3)] int Remaining,
    [property: Id(4)] int ResetSeconds);
