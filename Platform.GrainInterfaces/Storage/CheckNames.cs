namespace Platform.GrainInterfaces.Storage;

/// <summary>Checks that are run for themselves, too.</summary>
public static class CheckNames
{
    /// <summary>Whether every counter is what a recount gives.</summary>
    public const string Counters = "counters";

    /// <summary>Whether the audit log is as it was written.</summary>
    public const string Audit = "audit";
}
