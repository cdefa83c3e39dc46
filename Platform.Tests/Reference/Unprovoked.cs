namespace Platform.Tests.Reference;

/// <summary>Why an answer that the document tells of is not provoked by the walk.</summary>
public sealed record Unprovoked(string Why, string Code, int Status, string? Operation = null)
{
    public static IReadOnlyList<Unprovoked> All { get; } =
    [
        new("No request is known that does; FaultBoundaryTests throws what nobody foresaw.", "internal_error", 500),
        new("The cluster or the storage would have to be away; OutageTests takes them away.", "unavailable", 503),
        new("The same, and the details of it.", "", 503, "getHealth"),
        new("A body would have to be late by real seconds; SlowClientTests is.", "request_timeout", 408),
        new("A thousand members would have to sign in; ChatInvitesTests fills a chat.", "conflict", 409, "joinChat"),
    ];

    public bool Explains(DocumentedAnswer answer) => answer.Code == Code && answer.Status == Status && (Operation is null || answer.Operation == Operation);
}
