using System.Diagnostics.Metrics;

namespace Platform.Silo.Storage;

/// <summary>Counts what the databases' drivers do not: with these, every statement of a process can be counted. Costs next to nothing while nobody listens.</summary>
internal static class StorageMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Platform.Storage";

    private static readonly Meter Meter = new(Name);

    /// <summary>Statements run on the embedded database, those apart that only begin, divide or end a transaction.</summary>
    public static Counter<long> EmbeddedStatements { get; } =
        Meter.CreateCounter<long>("platform.storage.embedded.statements", "{statement}", "Statements run on the embedded database.");

    /// <summary>Writes of states that went along in the command of another to PostgreSQL.</summary>
    public static Counter<long> JoinedWrites { get; } =
        Meter.CreateCounter<long>("platform.storage.postgresql.joined_writes", "{write}", "Writes of states that shared another's command to PostgreSQL.");
}
