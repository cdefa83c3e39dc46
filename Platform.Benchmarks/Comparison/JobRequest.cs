namespace Platform.Benchmarks.Comparison;

/// <summary>One request of a job.</summary>
/// <param name="Path">Path and query, beginning with a slash.</param>
/// <param name="Headers">The headers beside Host, Content-Length and Content-Type.</param>
/// <param name="Body">A JSON text, sent as application/json, or null for none.</param>
internal sealed record JobRequest(string Path, IReadOnlyDictionary<string, string> Headers, string? Body = null);
