using System.Reflection;
using Platform.Admin.Cluster;
using Platform.Admin.Permissions;
using Platform.Admin.PublicKeys;
using Platform.Admin.Sessions;
using Platform.Admin.SignIn;
using Platform.Admin.Users;
using Spectre.Console.Cli;

namespace Platform.Admin.Commands;

/// <summary>The table of contents of the console: every command in one line.</summary>
internal static class CommandTree
{
    /// <summary>Makes the commands known to the parser.</summary>
    /// <param name="root">The parser's configuration.</param>
    public static void Plant(IConfigurator root)
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
    }

    private static void Branch(this IConfigurator root, string name, string description, Action<IConfigurator<CommandSettings>> commands) =>
        root.AddBranch(name, branch =>
        {
            branch.SetDescription(description);
            commands(branch);
        });

    private static void Add<TCommand>(this IConfigurator root, string name)
        where TCommand : class, ICommand => ShowExamples<TCommand>(root.AddCommand<TCommand>(name));

    private static void Add<TCommand>(this IConfigurator<CommandSettings> branch, string name)
        where TCommand : class, ICommandLimiter<CommandSettings> => ShowExamples<TCommand>(branch.AddCommand<TCommand>(name));

    private static void ShowExamples<TCommand>(ICommandConfigurator command)
    {
        foreach (ExampleAttribute example in typeof(TCommand).GetCustomAttributes<ExampleAttribute>())
        {
            command.WithExample(example.Line.Split(' '));
        }
    }
}
