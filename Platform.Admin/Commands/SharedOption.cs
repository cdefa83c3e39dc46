using System.ComponentModel;
using System.Reflection;
using Spectre.Console.Cli;

namespace Platform.Admin.Commands;

/// <summary>An option that many commands have in common.</summary>
/// <param name="Name">With its two dashes.</param>
/// <param name="ValueName">What its value is called; null when it takes none.</param>
/// <param name="Description">What it is for.</param>
internal sealed record SharedOption(string Name, string? ValueName, string Description)
{
    /// <summary>Those of every command, in the order of their declaration.</summary>
    public static IReadOnlyList<SharedOption> OfEveryCommand { get; } = Of(typeof(ConsoleSettings));

    /// <summary>Those, and the ones of commands that change something or take it away.</summary>
    public static IReadOnlyList<SharedOption> All { get; } = Of(typeof(DestructiveSettings));

    private static SharedOption[] Of(Type settings) =>
    [
        .. from property in settings.GetProperties()
           let option = property.GetCustomAttribute<CommandOptionAttribute>()
           where option is not null
           let description = property.GetCustomAttribute<DescriptionAttribute>()
           select new SharedOption("--" + option.LongNames[0], option.ValueName, description?.Description ?? ""),
    ];
}
