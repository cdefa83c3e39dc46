using System.Collections.Immutable;

namespace Platform.Gateway.Reference;

/// <summary>The parts of the platform, by which the reference orders the calls; each is a folder of the gateway.</summary>
internal static class ApiDomains
{
    /// <summary>Every one there is, in the order of the reference.</summary>
    public static ImmutableArray<ApiDomain> All { get; } =
    [
        new("SignIn", "Sign-in", "Signing in by a code that a bot delivers, and signing out."),
        new("Users", "Users", "Oneself, and what others may see of one."),
        new("Sessions", "Sessions", "One's own signed-in clients."),
        new("Bots", "Bots", "Bots as others see them, and what bots report."),
        new("Chats", "Chats", "Chats, their invites and their members."),
        new("Notifications", "Notifications", "What users are told: notifications, announcements, and events as they happen."),
        new("Statistics", "Statistics", "How many there are of what."),
        new("Cluster", "Health", "How the platform is."),
        new("Reference", "Reference", "This reference."),
    ];

    /// <summary>A part.</summary>
    /// <param name="folder">Its folder.</param>
    public static ApiDomain Of(string folder) =>
        All.FirstOrDefault(domain => domain.Folder == folder) ?? throw new InvalidOperationException($"The reference has no place for the routes of {folder}.");
}

/// <summary>A part of the platform.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">Its name in the reference.</param>
/// <param name="Description">What it is about.</param>
internal sealed record ApiDomain(string Folder, string Name, string Description);
