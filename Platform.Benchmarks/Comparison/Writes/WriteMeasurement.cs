using Platform.Grains.Storage;

namespace Platform.Benchmarks.Comparison.Writes;

/// <summary>Measures what the database can do without the platform, on a database of its own.</summary>
internal static class WriteMeasurement
{
    /// <summary>Measures by turns, and answers the medians.</summary>
    /// <param name="server">The connection string of a database on the server.</param>
    /// <param name="rows">The rows of one sign-in.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="duration">How long each run is.</param>
    public static async Task<WriteFloor> RunAsync(string server, IReadOnlyList<(string State, string Payload)> rows, int rounds, TimeSpan duration)
    {
        await using var database = await DatabaseOfOne.CreateAsync(server, "writes");
        var inserts = new RawInserts(database.Connection, rows);
        var together = new List<double>();
        var updated = new List<double>();
        await using var updates = await RawUpdates.PrepareAsync(database.Connection, rows.First(row => row.State == StateNames.User).Payload);
        for (var round = 0; round < rounds; round++)
        {
            together.Add((await inserts.RunAsync(duration, together: true)).PerSecond);
            updated.Add(await updates.RunAsync(duration));
        }

        return new WriteFloor(
            [.. rows.Select(row => row.State)],
            Medians.Of(together),
            Medians.Of(updated),
            await PgbenchUpdates.RunAsync(database.Connection, duration));
    }
}
