namespace Platform.Tests.Chaos;

/// <summary>An act of an operator that was done, or may have been.</summary>
/// <param name="Event">How the audit log calls it.</param>
/// <param name="Target">The user's number.</param>
/// <param name="IsAnswered">False where nobody knows.</param>
internal sealed record OperatorAct(string Event, string Target, bool IsAnswered);
