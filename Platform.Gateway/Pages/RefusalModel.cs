using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Pages;

/// <summary>A refusal as a page shows it.</summary>
/// <param name="Title">A few words.</param>
/// <param name="Refusal">Why.</param>
/// <param name="CorrelationId">By what operators find the request.</param>
public sealed record RefusalModel(string Title, Refusal Refusal, string CorrelationId);
