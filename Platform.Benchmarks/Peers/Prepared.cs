namespace Platform.Benchmarks.Peers;

/// <summary>What the benchmark needs to ask as the users and keys that a peer has prepared.</summary>
/// <param name="Cookies">A value of the header Cookie for each user.</param>
/// <param name="Keys">A value of the header X-API-Key for each key.</param>
/// <param name="Version">What runs there, with versions.</param>
internal sealed record Prepared(IReadOnlyList<string> Cookies, IReadOnlyList<string> Keys, string Version);
