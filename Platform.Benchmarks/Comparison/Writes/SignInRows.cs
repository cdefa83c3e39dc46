using Npgsql;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Comparison.Writes;

/// <summary>Learns from the platform which rows a sign-in writes.</summary>
internal static class SignInRows
{
    private const string Select = "SELECT state_name, grain_key, version, payload::text FROM grain_state";

    // Until what the platform writes a moment later, on its own account, is written.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Signs one person in who was signed in before, and answers what has changed.</summary>
    /// <param name="server">The connection string of a database on the server, where one is made for this alone.</param>
    public static async Task<IReadOnlyList<(string State, string Payload)>> LearnAsync(string server)
    {
        await using var database = await DatabaseOfOne.CreateAsync(server, "rows");
        await using var silo = await SiloProcess.StartAsync(database.Connection);
        await using var operators = await BenchmarkOperator.SignInAsync(silo);
        await operators.SignPeopleInAsync(1);
        var verify = await operators.PrepareSignInAsync(0);
        await Task.Delay(Settling);
        await using var source = NpgsqlDataSource.Create(database.Connection);
        var before = await ReadAsync(source);
        await verify();
        var after = await ReadAsync(source);
        return [.. after.Where(row => !before.TryGetValue(row.Key, out var old) || old.Version != row.Value.Version).Select(row => (row.Key.State, row.Value.Payload)).Order()];
    }

    private static async Task<Dictionary<(string State, string Key), (int Version, string Payload)>> ReadAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(Select);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new Dictionary<(string, string), (int, string)>();
        while (await reader.ReadAsync())
        {
            rows[(reader.GetString(0), reader.GetString(1))] = (reader.GetInt32(2), reader.GetString(3));
        }

        return rows;
    }
}
