using System.Reflection;
using Platform.Admin.Audit;
using Platform.Admin.Bots;
using Platform.Admin.Chats;
using Platform.Admin.Cluster;
using Platform.Admin.Moderation;
using Platform.Admin.Notifications;
using Platform.Admin.Permissions;
using Platform.Admin.PublicKeys;
using Platform.Admin.Sessions;
using Platform.Admin.Shell;
using Platform.Admin.SignIn;
using Platform.Admin.Statistics;
using Platform.Admin.Storage;
using Platform.Admin.Subscriptions;
using Platform.Admin.Transfers;
using Platform.Admin.Users;
using Spectre.Console.Cli;

namespace Platform.Admin.Commands;

/// <summary>The table of contents of the console: every command in one line.</summary>
internal static class CommandTree
{
    // What a group does when it is named alone, where it has such a command.
    private const string DefaultOfGroup = "show";

    private static readonly string[] GroupsWithDefault = ["stats"];

    /// <summary>Every command with its words, as <see cref="Plant(IConfigurator)"/> plants them.</summary>
    public static IReadOnlyList<PlantedCommand> Commands { get; } = Gather();

    /// <summary>Makes the commands known to the parser.</summary>
    /// <param name="root">The parser's configuration.</param>
    public static void Plant(IConfigurator root) => Plant(new Bed(root, []));

    /// <summary>The same arguments with the command that a group named alone stands for.</summary>
    /// <param name="arguments">The command's words first.</param>
    public static IReadOnlyList<string> WithDefault(IReadOnlyList<string> arguments) =>
        ArgumentOrder.LeadingWords(arguments) is [var group] && GroupsWithDefault.Contains(group) ? [group, DefaultOfGroup, .. arguments.Skip(1)] : arguments;

    private static void Plant(Bed root)
    {
        root.Add<LoginCommand>("login");
        root.Add<WhoAmICommand>("whoami");
        root.Add<ClusterCommand>("cluster");
        root.Add<LoginCodeCommand>("login-code");
        root.Branch("bootstrap", "First steps of an installation, with the operator key.", bootstrap =>
        {
            bootstrap.Add<BootstrapOwnerCommand>("owner");
        });
        root.Branch("user", "Accounts of people.", user =>
        {
            user.Add<UserShowCommand>("show");
            user.Add<UserSearchCommand>("search");
            user.Add<UserExplainCommand>("explain");
            user.Add<UserWarnCommand>("warn");
            user.Add<UserTimeoutCommand>("timeout");
            user.Add<UserUntimeoutCommand>("untimeout");
            user.Add<UserBanCommand>("ban");
            user.Add<UserUnbanCommand>("unban");
            user.Add<UserDeleteCommand>("delete");
        });
        root.Branch("permission", "Levels of users.", permission =>
        {
            permission.Add<PermissionPromoteCommand>("promote");
            permission.Add<PermissionDemoteCommand>("demote");
        });
        root.Branch("subscription", "Tiers of users.", subscription =>
        {
            subscription.Add<SubscriptionGrantCommand>("grant");
            subscription.Add<SubscriptionRevokeCommand>("revoke");
            subscription.Add<SubscriptionShowCommand>("show");
        });
        root.Branch("bot", "Bots on other platforms, and their keys.", bot =>
        {
            bot.Add<BotCreateCommand>("create");
            bot.Add<BotListCommand>("list");
            bot.Add<BotShowCommand>("show");
            bot.Add<BotStatsCommand>("stats");
            bot.Add<BotSetTypeCommand>("set-type");
            bot.Add<BotSetOwnerCommand>("set-owner");
            bot.Add<BotSetRateLimitCommand>("set-rate-limit");
            bot.Add<BotRegenerateKeyCommand>("regenerate-key");
            bot.Add<BotEnableCommand>("enable");
            bot.Add<BotDisableCommand>("disable");
            bot.Add<BotResetStatsCommand>("reset-stats");
            bot.Add<BotDeleteCommand>("delete");
        });
        root.Branch("chat", "Chats, and the platform's own ones.", chat =>
        {
            chat.Add<ChatListCommand>("list");
            chat.Add<ChatShowCommand>("show");
            chat.Add<ChatCreateOfficialCommand>("create-official");
            chat.Add<ChatSetVisibilityCommand>("set-visibility");
            chat.Add<ChatDeleteCommand>("delete");
        });
        root.Branch("session", "Signed-in clients of a user.", session =>
        {
            session.Add<SessionListCommand>("list");
            session.Add<SessionRevokeCommand>("revoke");
        });
        root.Branch("public-key", "API keys of web clients.", key =>
        {
            key.Add<PublicKeyCreateCommand>("create");
            key.Add<PublicKeyListCommand>("list");
            key.Add<PublicKeyRevokeCommand>("revoke");
        });
        root.Branch("notification", "What one user or everybody is told.", notification =>
        {
            notification.Add<NotificationSendCommand>("send");
            notification.Add<NotificationBroadcastCommand>("broadcast");
            notification.Add<NotificationListCommand>("list");
            notification.Add<NotificationWithdrawCommand>("withdraw");
        });
        root.Branch("announcement", "What all clients show for a while.", announcement =>
        {
            announcement.Add<AnnouncementCreateCommand>("create");
            announcement.Add<AnnouncementListCommand>("list");
            announcement.Add<AnnouncementDeleteCommand>("delete");
        });
        root.Branch("audit", "Who did what to whom.", audit =>
        {
            audit.Add<AuditListCommand>("list");
            audit.Add<AuditVerifyCommand>("verify");
        });
        root.Branch("stats", "How many there are of what; named alone it shows them.", stats =>
        {
            stats.Add<StatsCommand>(DefaultOfGroup);
            stats.Add<StatsVerifyCommand>("verify");
        });
        root.Add<DoctorCommand>("doctor");
        root.Add<BackupCommand>("backup");
        root.Add<RestoreCommand>("restore");
        root.Branch("import", "Users and bots from a file.", import =>
        {
            import.Add<ImportUsersCommand>("users");
            import.Add<ImportBotsCommand>("bots");
        });
        root.Branch("export", "Users and bots into a file.", export =>
        {
            export.Add<ExportUsersCommand>("users");
            export.Add<ExportBotsCommand>("bots");
        });
        root.Add<ShellCommand>("shell");
    }

    private static List<PlantedCommand> Gather()
    {
        List<PlantedCommand> planted = [];
        new CommandApp().Configure(root => Plant(new Bed(root, planted)));
        return planted;
    }

    private static void ShowExamples<TCommand>(ICommandConfigurator command)
    {
        foreach (ExampleAttribute example in typeof(TCommand).GetCustomAttributes<ExampleAttribute>())
        {
            command.WithExample(example.Line.Split(' '));
        }
    }

    // Where commands are planted that stand alone, and groups of them.
    private sealed class Bed(IConfigurator root, List<PlantedCommand> planted)
    {
        public void Add<TCommand>(string name)
            where TCommand : class, ICommand
        {
            planted.Add(new PlantedCommand([name], typeof(TCommand)));
            ShowExamples<TCommand>(root.AddCommand<TCommand>(name));
        }

        public void Branch(string name, string description, Action<BranchBed> commands) => root.AddBranch(name, branch =>
        {
            branch.SetDescription(description);
            commands(new BranchBed(branch, name, planted));
        });
    }

    private sealed class BranchBed(IConfigurator<CommandSettings> branch, string group, List<PlantedCommand> planted)
    {
        public void Add<TCommand>(string name)
            where TCommand : class, ICommandLimiter<CommandSettings>
        {
            planted.Add(new PlantedCommand([group, name], typeof(TCommand)));
            ShowExamples<TCommand>(branch.AddCommand<TCommand>(name));
        }
    }
}
