using Microsoft.Extensions.Primitives;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Notifications;

/// <summary>The header <c>Last-Event-ID</c>, by which a client says where he was cut off.</summary>
internal static class LastEventId
{
    /// <summary>The header.</summary>
    public const string Header = "Last-Event-ID";

    /// <summary>The header as the reference tells of it.</summary>
    public static RequestField Field { get; } =
        new(Header, typeof(string), "The id of the last event received: the stream goes on behind it.") { IsHeader = true, Text = PageRequest.AfterRule };

    /// <summary>What an id is answered that no event has.</summary>
    public static Refusal Unreadable { get; } = Refusal.OfField("last_event_id", "Must be left out, or be the id of an event of this user.");

    /// <summary>Reads the header.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">The id; null when none was sent, as browsers do before their first event.</param>
    /// <returns>False for what no event can be called.</returns>
    public static bool TryRead(HttpRequest request, out string? id)
    {
        StringValues sent = request.Headers[Header];
        id = string.IsNullOrEmpty(sent) ? null : sent[0];
        return sent.Count <= 1 && (id is null || PageRequest.AfterRule.Complaint(id) is null);
    }
}
