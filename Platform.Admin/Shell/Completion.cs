using Platform.Admin.Commands;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Admin.Shell;

/// <summary>What may stand where the cursor is: words of commands, their options, and values of which there are few.</summary>
internal static class Completion
{
    // A shell keeps its one connection, and no second shell runs in it.
    private static readonly HashSet<string> Useless = ["--cluster", "--database", "--cluster-id", "--verbose"];

    private static readonly IReadOnlyList<PlantedCommand> Commands = [.. CommandTree.Commands.Where(command => command.Command != typeof(ShellCommand))];

    private static readonly Dictionary<string, IReadOnlyList<string>> Values = new(StringComparer.Ordinal)
    {
        ["--tier"] = ["lifetime", "premium", "trial"],
        ["--event"] = [.. AuditEvents.All],
        ["--state"] = WordsOf<AccountState>.All,
        ["--level"] = WordsOf<PermissionLevel>.All,
        ["--type"] = [.. NotificationTypes.All],
    };

    /// <summary>What the last word of a line may become.</summary>
    /// <param name="line">The line up to the cursor.</param>
    /// <returns>Whole words, in their order; none where nothing fits.</returns>
    public static IReadOnlyList<string> Of(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool isBegun = words.Length > 0 && !line.EndsWith(' ');
        string last = isBegun ? words[^1] : "";
        string[] before = isBegun ? words[..^1] : words;
        return
        [
            .. Candidates(before, last)
                .Where(candidate => candidate.StartsWith(last, StringComparison.OrdinalIgnoreCase))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The longest text that all of several words begin with.</summary>
    /// <param name="words">At least one.</param>
    public static string Common(IReadOnlyList<string> words) =>
        words.Aggregate((common, word) => common[..common.Zip(word).TakeWhile(pair => pair.First == pair.Second).Count()]);

    private static IEnumerable<string> Candidates(string[] before, string last) => before switch
    {
        [] => [.. NextWords(before), ShellWords.Help, .. ShellWords.Leave],
        [ShellWords.Help, .. var words] => NextWords(words),

        // Nobody is granted Basic, but many have it.
        ["user", "search", .., "--tier"] => WordsOf<SubscriptionTier>.All,
        [.., var option] when Values.TryGetValue(option, out IReadOnlyList<string>? values) => values,
        _ when last.StartsWith('-') => Options(before),
        ["bot", "set-type", _] => WordsOf<BotType>.All,
        ["chat", "set-visibility", _] => ChatVisibilities.All,
        _ => NextWords(before),
    };

    private static IEnumerable<string> NextWords(string[] before) => Commands
        .Where(command => command.Words.Count > before.Length && command.Words.Take(before.Length).SequenceEqual(before))
        .Select(command => command.Words[before.Length]);

    private static IEnumerable<string> Options(string[] before) => Commands
        .Where(command => command.Words.SequenceEqual(CommandTree.WithDefault(before).Take(command.Words.Count)))
        .MaxBy(command => command.Words.Count)?
        .Options.Where(option => !Useless.Contains(option) && !before.Contains(option)) ?? [];
}
