namespace Platform.Tests.Samples;

/// <summary>A request that came: when, by the clock of <see cref="TimeProvider"/>, under which key, and with what body.</summary>
public sealed record StubRequest(long Timestamp, string IdempotencyKey, string Body);
