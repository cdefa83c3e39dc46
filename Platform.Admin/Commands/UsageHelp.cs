using Spectre.Console.Cli;
using Spectre.Console.Cli.Help;
using Spectre.Console.Rendering;

namespace Platform.Admin.Commands;

/// <summary>The short help after a mistake: how the command is written, and nothing else.</summary>
/// <param name="settings">The parser's settings.</param>
internal sealed class UsageHelp(ICommandAppSettings settings) : HelpProvider(settings)
{
    /// <inheritdoc/>
    public override IEnumerable<IRenderable> GetDescription(ICommandModel model, ICommandInfo? command) => [];

    /// <inheritdoc/>
    public override IEnumerable<IRenderable> GetExamples(ICommandModel model, ICommandInfo? command) =>
        command is { IsBranch: false } ? base.GetExamples(model, command) : [];

    /// <inheritdoc/>
    public override IEnumerable<IRenderable> GetOptions(ICommandModel model, ICommandInfo? command) => [];
}
