namespace Platform.Grains.Audit;

/// <summary>Ways into the audit log.</summary>
internal static class AuditLogExtensions
{
    /// <summary>Enters what belongs to no change: a refused attempt, or something that was read.</summary>
    /// <param name="log">The log.</param>
    /// <param name="entry">The entry.</param>
    public static async Task EnterAsync(this IAuditLog log, AuditEvent entry)
    {
        await log.AppendAsync(entry, CancellationToken.None);
        ActMeter.Count(entry);
    }
}
