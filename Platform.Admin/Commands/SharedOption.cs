using System.ComponentModel;
using System.Reflection;
using Spectre.Console.Cli;

namespace Platform.Admin.Commands;

/// <summary>One of the options of <see cref="ConsoleSettings"/>.</summary>
/// <param name="Name">With its two dashes.</param>
/// <param name="ValueName">What its value is called; null when it takes none.</param>
/// <param name="Description">What it is for.</param>
internal sealed record SharedOption(string Name, string? ValueName, string Description)
{
    /// <summary>All of them, in the order of their declaration.</summary>
    public static IReadOnlyList<SharedOption> All { get; } =
    [
        .. from property in typeof(ConsoleSettings).GetProperties()
           let option = property.GetCustomAttribute<CommandOptionAttribute>()
           where option is not null
           let description = property.GetCustomAttribute<DescriptionAttribute>()
           select new SharedOption("--" + option.LongNames[0], option.ValueName, description?.Description ?? ""),
    ];
}
