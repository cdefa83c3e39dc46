using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Subscriptions;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Users;

/// <summary>Finds users.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Find users by a part of the name in any case, or by an id: the exact name first, then names that begin so, then the rest.")]
[Example("user search ali")]
[Example("user search user_ --state banned --limit 100")]
[Example("user search a --tier lifetime --level admin --json")]
internal sealed class UserSearchCommand(Surroundings surroundings) : SessionCommand<UserSearchCommand.Settings>(surroundings)
{
    private const int UsersAtOnce = 25;

    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : ConsoleSettings
    {
        /// <summary>What for.</summary>
        [CommandArgument(0, "<TEXT>")]
        [Description("A part of the username, or an exact id; 1 to 50 characters.")]
        public required string Text { get; init; }

        /// <summary>In which state.</summary>
        [CommandOption("--state <STATE>")]
        [Description("Only users in this state: active, timeout or banned.")]
        public string? State { get; init; }

        /// <summary>Of which tier.</summary>
        [CommandOption("--tier <TIER>")]
        [Description("Only users of this tier: basic, trial, premium or lifetime.")]
        public string? Tier { get; init; }

        /// <summary>Of which level.</summary>
        [CommandOption("--level <LEVEL>")]
        [Description("Only users of this level: user, admin or owner.")]
        public string? Level { get; init; }

        /// <summary>How many.</summary>
        [CommandOption("--limit <NUMBER>")]
        [Description("Users at the most: 1 to 100. Default: 25.")]
        public string? Limit { get; init; }

        /// <summary>Where to go on.</summary>
        [CommandOption("--offset <NUMBER>")]
        [Description("Users to leave out in front: 0 to 10000.")]
        public string? Offset { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate()
        {
            string? complaint = Complaint<AccountState>("--state", State) ?? Complaint<SubscriptionTier>("--tier", Tier) ?? Complaint<PermissionLevel>("--level", Level);
            return complaint is null ? ValidationResult.Success() : ValidationResult.Error(complaint);
        }

        private static string? Complaint<T>(string option, string? typed)
            where T : struct, Enum =>
            typed is null || WordsOf<T>.Read(typed) is not null ? null : $"{option} takes {WordsOf<T>.Listed}, not '{typed}'.";
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        UserQuery query = new()
        {
            Text = settings.Text,
            State = WordsOf<AccountState>.Read(settings.State),
            Tier = WordsOf<SubscriptionTier>.Read(settings.Tier),
            Level = WordsOf<PermissionLevel>.Read(settings.Level),
            Offset = WholeNumber.Read<int>("--offset", settings.Offset) ?? 0,
            Limit = WholeNumber.Read<int>("--limit", settings.Limit) ?? UsersAtOnce,
        };
        return Answer.Of(
            await cluster.AskAsync((IUserDirectoryGrain users) => users.SearchByOperator(session, query)),
            found => found.Full,
            Show);
    }

    private static View Show(UserSearchResult found)
    {
        if (found.Total == 0)
        {
            return "No users.";
        }

        string total = string.Create(CultureInfo.InvariantCulture, $"{found.Full.Length} of {(found.IsTotalCapped ? "more than " : "")}{found.Total}");
        return found.Full.IsEmpty ? total : new Stack(UserSheet.Of(found.Full), total);
    }
}
