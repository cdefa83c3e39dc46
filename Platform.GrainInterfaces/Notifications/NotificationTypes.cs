using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Notifications;

/// <summary>How notifications and announcements are meant, as clients show it (reference.md, section 8).</summary>
public static class NotificationTypes
{
    /// <summary>For information; what is meant where nothing else is said.</summary>
    public const string Info = "info";

    /// <summary>Something went well.</summary>
    public const string Success = "success";

    /// <summary>Something asks for attention.</summary>
    public const string Warning = "warning";

    /// <summary>Something went wrong.</summary>
    public const string Error = "error";

    /// <summary>Every one there is.</summary>
    public static ImmutableArray<string> All { get; } = [Info, Success, Warning, Error];
}
