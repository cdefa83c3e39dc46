namespace Platform.Client.Api.Models;

/// <content>What programs and people need of a refusal.</content>
public partial class Problem
{
    private const string TypePrefix = "urn:platform:problem:";

    /// <summary>The code as the platform sent it, also one that is younger than this client, for which <see cref="Code"/> is null.</summary>
    public string? CodeText => Type?.StartsWith(TypePrefix, StringComparison.Ordinal) is true ? Type[TypePrefix.Length..] : null;

    /// <summary>Status, code and the sentence for people.</summary>
    public string Describe() => $"{ResponseStatusCode} {CodeText}: {Detail}";
}
