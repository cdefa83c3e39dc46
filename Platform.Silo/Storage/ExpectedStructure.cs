namespace Platform.Silo.Storage;

/// <summary>The indexes and triggers that the schemas make; the primary keys of tables have names of the database's own.</summary>
internal static class ExpectedStructure
{
    /// <summary>Indexes of both databases.</summary>
    public static readonly string[] Indexes =
    [
        "audit_log_actor", "audit_log_created_at", "audit_log_event", "audit_log_target", "chat_member_user", "command_minute_age", "command_total_top",
        "grain_state_bot", "grain_state_chat", "grain_state_name", "grain_state_owner", "grain_state_public_chat", "grain_state_subscription",
        "grain_state_sweep", "grain_state_wake", "reminder_ring",
    ];

    /// <summary>Indexes of the embedded database beside those.</summary>
    public static readonly string[] SqliteIndexes = ["grain_state_user_entry", "grain_state_user_entry_id"];

    /// <summary>Indexes of PostgreSQL beside those.</summary>
    public static readonly string[] PostgreSqlIndexes = ["user_entry_marked", "user_entry_name", "user_entry_paid"];

    /// <summary>Indexes of PostgreSQL that want an extension; without them searches are only slower.</summary>
    public static readonly string[] TrigramIndexes = ["user_entry_chosen_trigram", "user_entry_generated_trigram"];

    /// <summary>Triggers of the embedded database.</summary>
    public static readonly string[] SqliteTriggers =
    [
        "audit_day_grows", "audit_day_no_delete", "audit_entry_append", "audit_log_no_delete", "audit_log_no_update", "grain_state_buckets_delete",
        "grain_state_buckets_insert", "grain_state_buckets_update", "grain_state_chat_member_delete", "grain_state_chat_member_insert",
        "grain_state_chat_member_update", "grain_state_commands", "grain_state_outbox_insert", "grain_state_outbox_update",
    ];

    /// <summary>Triggers of PostgreSQL.</summary>
    public static readonly string[] PostgreSqlTriggers = ["audit_day_grows", "audit_log_append_only", "grain_state_follow", "grain_state_look_up"];
}
