using Spectre.Console;
using Spectre.Console.Cli;
using Spectre.Console.Cli.Help;
using Spectre.Console.Rendering;

namespace Platform.Admin.Commands;

/// <summary>The help of the program and of each command.</summary>
/// <param name="settings">The parser's settings.</param>
/// <param name="asked">Whether the operator asked for help; otherwise he named a group of commands without saying which.</param>
internal sealed class ConsoleHelp(ICommandAppSettings settings, bool asked) : HelpProvider(settings)
{
    private const string Notes = """

        ENVIRONMENT:
            PLATFORM_CLUSTER, PLATFORM_DATABASE, PLATFORM_CLUSTER_ID, PLATFORM_DATA,
            PLATFORM_OPERATOR_KEY, PLATFORM_TOKEN, XDG_CONFIG_HOME, NO_COLOR

        EXIT CODES:
            0 done, 1 refused by a rule (its code is on stderr), 2 wrong usage,
            3 cluster out of reach

        """;

    /// <inheritdoc/>
    public override IEnumerable<IRenderable> Write(ICommandModel model, ICommandInfo? command)
    {
        if (asked)
        {
            return base.Write(model, command);
        }

        IReadOnlyList<ICommandInfo> choices = command?.Commands ?? model.Commands;
        string names = string.Join(", ", choices.Where(choice => !choice.IsHidden).Select(choice => choice.Name));
        throw new UsageException(command is null ? "A command is missing." : $"'{command.Name}' needs one of its commands: {names}.");
    }

    /// <inheritdoc/>
    public override IEnumerable<IRenderable> GetFooter(ICommandModel model, ICommandInfo? command)
    {
        Grid options = new();
        options.AddColumn(new GridColumn { Padding = new Padding(4, 4), NoWrap = true });
        options.AddColumn(new GridColumn { Padding = new Padding(0, 0) });
        foreach (SharedOption option in SharedOption.OfEveryCommand)
        {
            options.AddRow(new Text(option.ValueName is null ? option.Name : $"{option.Name} <{option.ValueName}>"), new Text(option.Description));
        }

        yield return new Text("\nOPTIONS OF EVERY COMMAND:\n");
        yield return options;
        if (command is null)
        {
            yield return new Text(Notes);
        }
    }
}
