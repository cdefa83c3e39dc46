using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SampleBot;

/// <summary>Reports command executions, each once.</summary>
internal static class Report
{
    /// <summary>Reads words like <c>!ping=3</c>.</summary>
    public static bool TryRead(string[] words, [NotNullWhen(true)] out Execution[]? executions)
    {
        executions = [.. words.Select(Read).OfType<Execution>()];
        return executions.Length == words.Length;
    }

    /// <summary>Sends them under a key of their own: however often they are sent, they count once.</summary>
    public static async Task RunAsync(PlatformApi api, Execution[] executions, CancellationToken cancellation)
    {
        var key = Guid.NewGuid().ToString();
        var answer = await api.PostAsync(
            "v1/bot/batch", new Batch(executions), BotJson.Default.Batch, BotJson.Default.BatchAnswer, key, cancellation);
        Console.WriteLine($"{answer.Accepted} accepted, {answer.Rejected.Length} rejected");
        foreach (var rejected in answer.Rejected)
        {
            Console.WriteLine($"{executions[rejected.Index].Command}: {rejected.Code}, {rejected.Error}");
        }
    }

    private static Execution? Read(string word) =>
        word.LastIndexOf('=') is > 0 and var equals
        && int.TryParse(word.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new Execution(word[..equals], count)
            : null;
}
