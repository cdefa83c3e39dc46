using Platform.Grains.Storage.Backups;

namespace Platform.Silo.Storage;

/// <summary>What a new installation does not have, in words of both databases. Each query looks at one row at the most of a table that it finds empty.</summary>
internal static class RestoreObstacles
{
    /// <summary>A row of <c>grain_state</c> that the first start does not make: its state's name.</summary>
    public static string State { get; } =
        $"SELECT state_name FROM grain_state WHERE state_name NOT IN ({string.Join(", ", NewInstallation.States.Select(name => $"'{name}'"))}) LIMIT 1";

    /// <summary>An act that was entered into the audit log.</summary>
    public const string Audit = "SELECT event FROM audit_log LIMIT 1";

    /// <summary>Something that bots have counted.</summary>
    public const string Commands = "SELECT command FROM command_change UNION ALL SELECT command FROM command_total LIMIT 1";

    /// <summary>Says what was found; null where nothing was.</summary>
    public static string? Sentence(string? state, string? audit, string? command) =>
        state is not null ? $"it holds something of the kind '{state}'"
        : audit is not null ? $"its audit log holds an entry, {audit}"
        : command is not null ? "it holds counts of commands"
        : null;
}
