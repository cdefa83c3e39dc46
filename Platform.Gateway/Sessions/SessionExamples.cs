using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Gateway.Sessions;

/// <summary>Sessions as the reference shows them.</summary>
internal static class SessionExamples
{
    private const string Client = "Mozilla/5.0 (X11; Linux x86_64)";

    /// <summary>One that has ended.</summary>
    public static EndedSessionView Ended { get; } = new(
        "x7Kq2A", ExampleTimes.Beginning, ExampleTimes.End, ExampleTimes.Now, "192.0.2.7", Client, ExampleTimes.Now, SessionEndReasons.LoggedOut);

    /// <summary>A live one and an ended one.</summary>
    public static SessionList List { get; } = new(
        [new("b81TzQ", ExampleTimes.Now, ExampleTimes.End, ExampleTimes.Now, "192.0.2.7", Client, IsCurrent: true)], [Ended]);
}
