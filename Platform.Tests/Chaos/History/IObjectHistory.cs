namespace Platform.Tests.Chaos;

/// <summary>All that happened to one object.</summary>
internal interface IObjectHistory
{
    /// <summary>How many attempts were answered.</summary>
    int Answered { get; }

    /// <summary>What cannot be explained; null where everything can.</summary>
    string? Complaint();
}
