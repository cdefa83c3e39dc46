using System.Buffers;
using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Notifications;
using Platform.Grains.SignIn;

namespace Platform.Grains.Chats;

/// <summary>What a chat may be called (reference.md, section 7).</summary>
internal static class ChatRules
{
    public const int LongestName = 64;
    public const int LongestDescription = 500;
    public const int LongestSlug = 32;

    /// <summary>Members of one chat beside its owner: all are in one state.</summary>
    public const int MostMembers = 1_000;

    private const int ShortestName = 2;
    private const int ShortestSlug = 2;

    private static readonly SearchValues<char> SlugCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Refuses a new chat, naming every bad field.</summary>
    public static Refusal? Refuse(NewChat chat) => Refuse(("name", NameProblem(chat.Name)), ("description", DescriptionProblem(chat.Description)));

    /// <summary>Refuses a new official chat, naming every bad field.</summary>
    public static Refusal? Refuse(NewOfficialChat chat) => Refuse(
        ("name", NameProblem(chat.Name)), ("slug", SlugProblem(chat.Slug)), ("description", DescriptionProblem(chat.Description)));

    /// <summary>Refuses new settings, naming every bad field.</summary>
    public static Refusal? Refuse(ChatUpdate update) => Refuse(
        ("name", update.Name is null ? null : NameProblem(update.Name)),
        ("description", update.ChangesDescription ? DescriptionProblem(update.Description) : null),
        ("slug", update is { ChangesSlug: true, Slug: { } slug } ? SlugProblem(slug) : null));

    /// <returns>What is wrong with a slug; null when a chat may have it.</returns>
    public static string? SlugProblem(string slug) =>
        slug.Length is < ShortestSlug or > LongestSlug || slug.AsSpan().ContainsAnyExcept(SlugCharacters)
            ? $"Must have {ShortestSlug} to {LongestSlug} characters of a-z, 0-9 and '-'."
            : null;

    private static string? NameProblem(string name) => name.Length is >= ShortestName and <= LongestName && PlatformRules.IsPrintable(name)
        ? null
        : $"Must have {ShortestName} to {LongestName} printable characters without blanks at its ends.";

    private static string? DescriptionProblem(string? description) =>
        description is null || (description.Length <= LongestDescription && NotificationTexts.IsReadable(description))
            ? null
            : $"Must have {LongestDescription} characters at most, of control characters line breaks and tabs only.";

    private static Refusal? Refuse(params ReadOnlySpan<(string Field, string? Problem)> fields)
    {
        var problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        foreach ((string field, string? problem) in fields)
        {
            problems = problem is null ? problems : problems.Add(field, [problem]);
        }

        return problems.IsEmpty ? null : Refusal.OfFields(problems);
    }
}
