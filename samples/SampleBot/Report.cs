using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Platform.Client;
using Platform.Client.Api.Models;

namespace SampleBot;

/// <summary>Reports command executions, each once.</summary>
internal static class Report
{
    /// <summary>Reads words like <c>!ping=3</c>.</summary>
    public static bool TryRead(string[] words, [NotNullWhen(true)] out List<CommandBody>? executions)
    {
        executions = [.. words.Select(Read).OfType<CommandBody>()];
        return executions.Count == words.Length;
    }

    /// <summary>Sends them; the client gives them an idempotency key, so that they count once, however often they are sent.</summary>
    public static async Task RunAsync(PlatformClient client, List<CommandBody> executions, CancellationToken cancellation)
    {
        var answer = await client.Calls.Bot.Batch.PostAsync(new BatchBody { Commands = executions }, cancellationToken: cancellation);
        var rejected = answer?.Rejected ?? [];
        Console.WriteLine($"{answer?.Accepted} accepted, {rejected.Count} rejected");
        foreach (var execution in rejected)
        {
            Console.WriteLine($"{executions[execution.Index ?? 0].Command}: {execution.CodeText}, {execution.Error}");
        }
    }

    private static CommandBody? Read(string word) =>
        word.LastIndexOf('=') is > 0 and var equals
        && int.TryParse(word.AsSpan(equals + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new CommandBody { Command = word[..equals], Count = count }
            : null;
}
