using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Limits;

/// <summary>Whether an address may make one more request.</summary>
/// <param name="Refusal">Why not; null when the request was counted and may go on.</param>
/// <param name="Limit">The limit it was counted by.</param>
[GenerateSerializer, Immutable, Alias("platform.limits.address-admission")]
public sealed record AddressAdmission([property: Id(0)] Refusal? Refusal, [property: Id(1)] LimitReading Limit);
