using System.Text.Json;

namespace Platform.Tests.Infrastructure;

/// <summary>A server-sent event.</summary>
/// <param name="Name">What kind it is.</param>
/// <param name="Id">Where a client resumes after it; null where it says nothing of that.</param>
/// <param name="Data">What it says.</param>
public sealed record SentEvent(string Name, string? Id, string Data)
{
    /// <summary>The name that a comment goes by here.</summary>
    public const string Comment = ":";

    public JsonElement Json => JsonElement.Parse(Data);
}
