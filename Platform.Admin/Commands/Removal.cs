namespace Platform.Admin.Commands;

/// <summary>What a command asks the cluster to take away.</summary>
/// <param name="Which">The thing's number or name.</param>
/// <param name="DryRun">True to change nothing.</param>
internal sealed record Removal(string Which, bool DryRun);
