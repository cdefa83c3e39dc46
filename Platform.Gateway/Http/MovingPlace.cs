namespace Platform.Gateway.Http;

/// <summary>Where the value of a field that moves by itself stands in a document.</summary>
/// <param name="Field">Which of the fields, in the order in which they were named.</param>
/// <param name="Start">Where the value begins, in bytes.</param>
/// <param name="End">Where what follows it begins, in bytes.</param>
internal readonly record struct MovingPlace(int Field, int Start, int End);
