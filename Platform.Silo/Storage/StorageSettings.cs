using System.Diagnostics.CodeAnalysis;

namespace Platform.Silo.Storage;

/// <summary>Where the platform keeps its data.</summary>
/// <param name="ConnectionString">A PostgreSQL connection string; null or blank means the embedded database.</param>
/// <param name="DataFolder">The folder of the embedded database.</param>
/// <param name="ServiceId">The Orleans service whose states and reminders these are.</param>
/// <param name="ClusterId">The Orleans cluster whose membership this is.</param>
internal sealed record StorageSettings(string? ConnectionString, string DataFolder, string ServiceId, string ClusterId)
{
    /// <summary>Whether the data lives in a file of this machine, with a single silo.</summary>
    [MemberNotNullWhen(false, nameof(ConnectionString))]
    public bool IsEmbedded => string.IsNullOrWhiteSpace(ConnectionString);
}
