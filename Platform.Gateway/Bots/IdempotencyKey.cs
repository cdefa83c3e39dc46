using Microsoft.Extensions.Primitives;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Bots;

namespace Platform.Gateway.Bots;

/// <summary>The header by which a bot says that two batches are one and the same (reference.md, section 5).</summary>
internal static class IdempotencyKey
{
    private const string Header = "Idempotency-Key";

    private static readonly TextRule Shape = new(BatchKey.LongestIdempotencyKey);

    /// <summary>The header as the reference tells of it.</summary>
    public static RequestField Field { get; } =
        new(Header, typeof(string), "The same key within 24 hours gets the first answer again, and nothing is counted twice.") { IsHeader = true, Text = Shape };

    /// <summary>Reads the header.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Takes the complaint, so that bad fields are named beside it.</param>
    /// <returns>The key; null when none was sent or it is bad.</returns>
    public static string? Read(HttpRequest request, BodyFields body)
    {
        if (!request.Headers.TryGetValue(Header, out StringValues sent))
        {
            return null;
        }

        string? complaint = sent is [{ } key] ? Shape.Complaint(key) : "Must be given once.";
        if (complaint is null)
        {
            return sent[0];
        }

        body.Complain(Header, complaint);
        return null;
    }
}
