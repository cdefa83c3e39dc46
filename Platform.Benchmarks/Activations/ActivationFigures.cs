namespace Platform.Benchmarks.Activations;

/// <summary>What users in memory cost.</summary>
/// <param name="Users">How many were woken up.</param>
/// <param name="PerSecond">How many in a second, each read from the database.</param>
/// <param name="EmptyBytes">Memory of the silo before the first.</param>
/// <param name="FullBytes">Memory of the silo after the last.</param>
/// <param name="ReadyAfter">How long the silo took from the start of its process until it said that it is ready; the median of some starts.</param>
internal sealed record ActivationFigures(int Users, double PerSecond, long EmptyBytes, long FullBytes, TimeSpan ReadyAfter);
