namespace Platform.Tests.Chaos;

/// <summary>What a fault did to requests.</summary>
/// <param name="Fault">Its name.</param>
/// <param name="Meanwhile">From the fault on, of requests sent before it was put right.</param>
/// <param name="Mending">How long it took to put it right, until what was started said that it is ready.</param>
/// <param name="Afterwards">From when it began to be put right, of requests sent since then.</param>
/// <param name="Calls">From the fault on, of calls of operators.</param>
/// <param name="Longest">The longest that a request waited for its answer.</param>
/// <param name="Requests">How many were sent.</param>
/// <param name="Failures">Those that failed last, and what gateways said about it.</param>
internal sealed record Suffered(
    string Fault, Outage Meanwhile, TimeSpan Mending, Outage Afterwards, Outage Calls, TimeSpan Longest, int Requests, IReadOnlyList<string> Failures)
{
    public override string ToString() =>
        $"""
        {Fault}: {Requests} requests, the longest took {Longest.TotalSeconds:0.00} s
          meanwhile: {Meanwhile}
          put right in {Mending.TotalSeconds:0.00} s, since it began to be: {Afterwards}
          operators: {Calls}
          {string.Join("\n  ", Failures)}
        """;
}
