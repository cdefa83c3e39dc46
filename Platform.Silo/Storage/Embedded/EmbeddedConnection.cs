using System.Globalization;
using Microsoft.Data.Sqlite;
using Platform.Grains.Audit;

namespace Platform.Silo.Storage.Embedded;

/// <summary>One connection to the embedded database with the statements it has prepared so far. For one caller at a time.</summary>
internal sealed class EmbeddedConnection : IDisposable
{
    /// <summary>The file of the database inside its folder.</summary>
    public const string FileName = "platform.db";

    // The schema's triggers call it.
    private const string AuditHash = "audit_hash";

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    private EmbeddedConnection(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the database of a folder, creating its file if need be.</summary>
    public static EmbeddedConnection Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        CreatePrivateFile(path);

        // The driver's pool would drop the prepared statements with every return.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 5,
        }.ConnectionString);
        try
        {
            connection.Open();
            connection.CreateFunction(AuditHash, (object?[] fields) => AuditChain.Hash(fields.Select(Text)), isDeterministic: true);
            var opened = new EmbeddedConnection(connection);

            // FULL: a commit is on the disk before it is answered, also when the power fails.
            opened.Execute("PRAGMA journal_mode = WAL");
            opened.Execute("PRAGMA synchronous = FULL");
            return opened;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs a statement that begins, divides or ends a transaction. How many there are depends on who else writes just then, so they are not counted.</summary>
    public void Bracket(string text) => Prepare(text, []).ExecuteNonQuery();

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string text, params ReadOnlySpan<(string Name, object? Value)> values) => Bind(text, values).ExecuteNonQuery();

    /// <summary>Runs a query and answers the first column of its first row, or null where there is none.</summary>
    public object? ReadValue(string text, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Bind(text, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Runs a query and answers its rows.</summary>
    public List<T> ReadRows<T>(string text, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var reader = Bind(text, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>Runs a query and answers its rows one by one, as they are asked for.</summary>
    public IEnumerable<T> StreamRows<T>(string text, (string Name, object? Value)[] values, Func<SqliteDataReader, T> row)
    {
        using var reader = Bind(text, values).ExecuteReader();
        while (reader.Read())
        {
            yield return row(reader);
        }
    }

    /// <summary>Runs several statements that are used once.</summary>
    public void ExecuteScript(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Bind(string text, ReadOnlySpan<(string Name, object? Value)> values)
    {
        StorageMeter.EmbeddedStatements.Add(1);
        return Prepare(text, values);
    }

    private SqliteCommand Prepare(string text, ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_prepared.TryGetValue(text, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = text;
            foreach (var (name, _) in values)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            _prepared.Add(text, command);
        }

        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index].Value ?? DBNull.Value;
        }

        return command;
    }

    private static string? Text(object? field) => field is null or DBNull ? null : Convert.ToString(field, CultureInfo.InvariantCulture);

    private static void CreatePrivateFile(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        // The write-ahead log takes over the mode of its database.
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(path, options).Dispose();
    }
}
