using System.Collections.Immutable;
using Platform.Grains.Audit;

namespace Platform.Grains.Storage.Backups;

/// <summary>
/// What a backup holds, in the order it is written and restored in. What the database derives by itself is not in it: counters, entries of searches,
/// members of chats. Nor is what belongs to running silos: the cluster's members.
/// </summary>
internal static class BackupTables
{
    /// <summary>The audit log goes first: states that still carry an event of theirs find it there and add nothing.</summary>
    public static readonly BackupTable AuditLog = new(
        "audit_log",
        [
            Day("day"), Number("position"), Text("event_id"), Text("event"), Text("outcome"), Text("code"), Number("actor_id"), Text("target_type"),
            Text("target_id"), Text("reason"), Text("metadata"), Instant("created_at"), Text("hash"),
        ],
        ["day", "position"]);

    public static readonly BackupTable AuditDay = new("audit_day", [Day("day"), Number("entries"), Text("hash")], ["day"]);

    public static readonly BackupTable States = new(
        "grain_state",
        [Text("state_name"), Text("grain_key"), Number("version"), Instant("modified_on"), new("payload", BackupForm.Json)],
        [])
    {
        HasService = true,
    };

    /// <summary>Behind the states: those of batches count their commands as they are written, which these rows already have.</summary>
    public static readonly BackupTable CommandDeltas = new(
        "command_delta", [Number("bot_id"), Number("epoch"), Text("command"), Number("minute"), Number("amount")], []);

    public static readonly BackupTable CommandTotals = new("command_total", [Number("bot_id"), Number("epoch"), Text("command"), Number("amount")], []);

    public static readonly BackupTable CommandMinutes = new("command_minute", [Number("bot_id"), Number("epoch"), Number("minute"), Number("amount")], []);

    public static readonly BackupTable Reminders = new(
        "reminder", [Text("grain_id"), Text("reminder_name"), Instant("start_time"), Number("period_milliseconds"), Number("version")], [])
    {
        HasService = true,
    };

    public static readonly BackupTable Facts = new("cluster_fact", [Text("name"), Text("value")], []);

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<BackupTable> All =
        [AuditLog, AuditDay, States, CommandDeltas, CommandTotals, CommandMinutes, Reminders, Facts];

    /// <summary>The first columns of the audit log are those that its hashes cover; the hash itself stands behind them.</summary>
    public const int AuditHash = AuditChain.Fields;

    private static BackupColumn Text(string name) => new(name, BackupForm.Text);

    private static BackupColumn Number(string name) => new(name, BackupForm.Number);

    private static BackupColumn Instant(string name) => new(name, BackupForm.Instant);

    private static BackupColumn Day(string name) => new(name, BackupForm.Day);
}
