namespace Platform.Tests.Chaos;

/// <summary>A request that a limit let pass, or did not.</summary>
internal sealed record LimitedRequest(TimeSpan Invoked, TimeSpan Completed, bool IsAccepted, bool IsUnanswered);
