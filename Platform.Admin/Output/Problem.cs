using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Output;

/// <summary>A refusal as a program or a person reads it on stderr.</summary>
/// <param name="refusal">The refusal.</param>
internal sealed class Problem(Refusal refusal)
{
    /// <summary>The members that HTTP's problem has too.</summary>
    public JsonObject Document()
    {
        JsonObject document = new()
        {
            ["code"] = refusal.Code,
            ["detail"] = refusal.Detail,
            ["status"] = RefusalOutcome.Status(refusal.Code),
        };
        if (!refusal.Fields.IsEmpty)
        {
            document["errors"] = JsonSerializer.SerializeToNode(refusal.Fields, ConsoleJson.Options);
        }

        if (refusal.RetryAfterSeconds is { } seconds)
        {
            document["retry_after_seconds"] = seconds;
        }

        if (refusal.IsRestriction)
        {
            document["restricted_until"] = refusal.RestrictedUntil is { } until ? UtcTime.ForPrograms(until) : null;
            document["remaining_seconds"] = refusal.RemainingSeconds;
        }

        return document;
    }

    /// <summary>Sentences, the code in the first.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"Refused ({refusal.Code}): {refusal.Detail}";
        foreach ((string field, IEnumerable<string> messages) in refusal.Fields.Select(pair => (pair.Key, pair.Value.AsEnumerable())))
        {
            yield return $"  {field}: {string.Join(' ', messages)}";
        }

        if (refusal.RetryAfterSeconds is { } seconds)
        {
            yield return $"Try again in {seconds} seconds.";
        }

        if (refusal.IsRestriction)
        {
            yield return refusal.RestrictedUntil is { } until ? $"It ends on {UtcTime.Alone(until)}." : "It has no end.";
        }

        if (refusal.Code == ErrorCodes.SessionExpired)
        {
            yield return "The command for it: platform-admin login";
        }
    }
}
