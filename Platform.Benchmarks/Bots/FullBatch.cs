using System.Text.Json;

namespace Platform.Benchmarks.Bots;

/// <summary>A batch with as many items as one may have.</summary>
internal static class FullBatch
{
    /// <summary>Items of a batch (reference.md, section 5).</summary>
    public const int Items = 1_000;

    private const int Commands = 20;

    /// <summary>The body: twenty commands, executed by turns for each of the users, or for nobody.</summary>
    public static byte[] Of(long[] users) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        commands = Enumerable.Range(0, Items).Select(item => new
        {
            command = $"!command-{item % Commands}",
            count = 1 + (item % 3),
            user_id = users is [] ? (long?)null : users[item % users.Length],
        }),
    });
}
