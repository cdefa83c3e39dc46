using System.Reflection;
using Spectre.Console.Cli;

namespace Platform.Admin.Commands;

/// <summary>A command and the words that call it.</summary>
/// <param name="Words">From the first.</param>
/// <param name="Command">Its class.</param>
internal sealed record PlantedCommand(IReadOnlyList<string> Words, Type Command)
{
    /// <summary>The options it takes, with their dashes: its own first.</summary>
    public IReadOnlyList<string> Options =>
    [
        .. from property in SettingsOf(Command)?.GetProperties() ?? []
           let option = property.GetCustomAttribute<CommandOptionAttribute>()
           where option is not null
           select "--" + option.LongNames[0],
    ];

    private static Type? SettingsOf(Type? command) => command switch
    {
        null => null,
        { IsGenericType: true } when command.GetGenericTypeDefinition() == typeof(ConsoleCommand<>) => command.GetGenericArguments()[0],
        _ => SettingsOf(command.BaseType),
    };
}
