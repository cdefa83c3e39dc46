namespace Platform.Client.Api.Models;

/// <content>What people need of a rejection.</content>
public partial class RejectedCommand
{
    /// <summary>The code as the platform sends it; null for one that is younger than this client.</summary>
    public string? CodeText => Code?.ToString().ToLowerInvariant();
}
