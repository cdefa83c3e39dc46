using System.Globalization;
using Platform.Admin.Output;
using Platform.Admin.Transfers;
using Spectre.Console;
using Spectre.Console.Cli;
using Spectre.Console.Cli.Help;

namespace Platform.Admin.Commands;

/// <summary>The whole console: takes a command line and answers the exit code.</summary>
/// <param name="surroundings">What lies outside the console.</param>
internal sealed class ConsoleProgram(Surroundings surroundings)
{
    private const string Name = "platform-admin";

    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">As typed, without the program's name.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        bool asksForHelp = ArgumentOrder.AsksForHelp(arguments);
        IReadOnlyList<string> ordered = ArgumentOrder.WordsFirst(arguments);
        ordered = asksForHelp ? ordered : TransferFormats.WithStandard(CommandTree.WithDefault(ordered));
        CommandApp app = Parser(surroundings.Terminal.Screen, settings => new ConsoleHelp(settings, asksForHelp));
        try
        {
            return await app.RunAsync(ordered);
        }
        catch (Exception mistake) when (mistake is UsageException or CommandAppException)
        {
            surroundings.Terminal.Tell(mistake.Message);
            await ShowUsageAsync(ArgumentOrder.LeadingWords(ordered));
            return ExitCodes.WrongUsage;
        }
        catch (Exception closed) when (StandardPipe.IsClosed(closed))
        {
            return ExitCodes.Done;
        }
        catch (Exception failure)
        {
            surroundings.Terminal.Tell($"{Name} failed in a way nobody foresaw: {failure.Message}");
            return ExitCodes.Refused;
        }
    }

    // The longest run of leading words that the parser knows names the command that was meant.
    private async Task ShowUsageAsync(IReadOnlyList<string> words)
    {
        CommandApp app = Parser(surroundings.Terminal.ErrorScreen, settings => new UsageHelp(settings));
        for (int count = words.Count; count >= 0; count--)
        {
            try
            {
                await app.RunAsync([.. words.Take(count), "--help"]);
                return;
            }
            catch (CommandAppException)
            {
                // One word less.
            }
        }
    }

    private CommandApp Parser(IAnsiConsole screen, Func<ICommandAppSettings, IHelpProvider> help)
    {
        CommandApp app = new();
        app.Configure(root =>
        {
            root.SetApplicationName(Name);
            root.UseAssemblyInformationalVersion();
            root.SetApplicationCulture(CultureInfo.InvariantCulture);
            root.PropagateExceptions();
            root.ConfigureConsole(screen);
            root.SetHelpProvider(help(root.Settings));
            root.Settings.Registrar.RegisterInstance(surroundings);
            CommandTree.Plant(root);
        });
        return app;
    }
}
