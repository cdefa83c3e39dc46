using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

internal static class SampleChats
{
    public const string Document =
        """{"id":9,"chat_type":"group","name":"Film club","owner":{"id":5,"username":"alice","avatar_url":null},"visibility":"public","slug":"film-club","description":"old films","allow_control_requests":true,"running":true,"member_count":12,"archived":false,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}""";

    /// <summary>The same as a dry run shows it to programs.</summary>
    public const string Standing =
        """{"name":"Film club","owner":{"id":5,"username":"alice","avatar_url":null},"visibility":"public","slug":"film-club","description":"old films","allow_control_requests":true,"running":true,"member_count":12}""";

    public static ChatView FilmClub { get; } = new(
        9,
        "group",
        "Film club",
        new ChatOwner(new UserId(5), "alice", AvatarUrl: null),
        ChatVisibilities.Public,
        "film-club",
        "old films",
        AllowControlRequests: true,
        Running: true,
        MemberCount: 12,
        Archived: false,
        Profiles.Noon,
        Profiles.Noon);

    public static ChatView Lobby { get; } = FilmClub with
    {
        Id = 10,
        Name = "Lobby",
        Visibility = ChatVisibilities.Official,
        Slug = "lobby",
        Description = null,
        AllowControlRequests = false,
        Running = false,
        MemberCount = 1,
    };

    /// <summary>What the cluster would make of <see cref="FilmClub"/>.</summary>
    public static ChatActOutcome Seen(string visibility, string? slug) => new(
        FilmClub,
        FilmClub with { Visibility = visibility, Slug = visibility == ChatVisibilities.Private ? null : slug ?? FilmClub.Slug });
}
