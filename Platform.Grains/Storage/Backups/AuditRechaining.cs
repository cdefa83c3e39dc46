using System.Globalization;
using Platform.Grains.Audit;

namespace Platform.Grains.Storage.Backups;

/// <summary>
/// Carries the chains of an audit log over to a database that may write an entry in another form, its metadata above all. An entry that was not as it
/// was written stays so, and whatever is written the same keeps its hash.
/// </summary>
internal sealed class AuditRechaining
{
    private const int Day = 0;
    private const int HashOfDay = 2;

    private readonly Dictionary<string, (string Source, string Target)> _ends = new(StringComparer.Ordinal);

    /// <summary>The next entry of its day as it belongs into the new log.</summary>
    /// <param name="entry">A row of <see cref="BackupTables.AuditLog"/>, in the order of positions.</param>
    /// <param name="written">The same as the new database writes it.</param>
    public BackupRow Next(BackupRow entry, BackupRow written)
    {
        string day = entry.Values[Day]!;
        string hash = entry.Values[BackupTables.AuditHash]!;
        (string source, string target) = _ends.TryGetValue(day, out (string, string) end)
            ? end
            : (AuditChain.Beginning(DateOnly.Parse(day, CultureInfo.InvariantCulture)), AuditChain.Beginning(DateOnly.Parse(day, CultureInfo.InvariantCulture)));

        bool isRight = AuditChain.Hash([source, .. entry.Values.Take(AuditChain.Fields)]) == hash;
        string next = isRight ? AuditChain.Hash([target, .. written.Values.Take(AuditChain.Fields)]) : hash;
        _ends[day] = (hash, next);
        return new BackupRow(written.Values.SetItem(BackupTables.AuditHash, next));
    }

    /// <summary>What is kept of a day besides its entries, all of which came before.</summary>
    /// <param name="day">A row of <see cref="BackupTables.AuditDay"/>.</param>
    public BackupRow End(BackupRow day) => _ends.TryGetValue(day.Values[Day]!, out (string Source, string Target) end) && end.Source == day.Values[HashOfDay]
        ? new BackupRow(day.Values.SetItem(HashOfDay, end.Target))
        : day;
}
