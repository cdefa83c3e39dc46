using System.Collections.Immutable;
using Platform.GrainInterfaces.Settings;

namespace Platform.Silo.Chats;

/// <summary>The program that runs the shared browser of one chat, as its operator set it up.</summary>
/// <param name="Program">Path of the program, or its name on the search path.</param>
/// <param name="Arguments">What it is started with; <c>{chat}</c> stands for the chat's number.</param>
internal sealed record BrowserCommand(string Program, ImmutableArray<string> Arguments)
{
    /// <summary>The setting of the program; empty for none.</summary>
    public const string ProgramSetting = "Platform:Chats:BrowserProgram";

    /// <summary>The setting of the arguments, a list.</summary>
    public const string ArgumentsSetting = "Platform:Chats:BrowserArguments";

    private const string ChatPlace = "{chat}";

    /// <summary>Reads the settings.</summary>
    /// <returns>Null when no program is set.</returns>
    /// <exception cref="SettingException">There are arguments for no program.</exception>
    public static BrowserCommand? Read(IConfiguration configuration)
    {
        ImmutableArray<string> arguments = [.. configuration.GetSection(ArgumentsSetting).GetChildren().Select(argument => argument.Value ?? "")];
        string? program = configuration[ProgramSetting];
        if (!string.IsNullOrWhiteSpace(program))
        {
            return new BrowserCommand(program, arguments);
        }

        return arguments.IsEmpty ? null : throw new SettingException($"{ArgumentsSetting} needs {ProgramSetting}.");
    }

    /// <summary>The arguments for a chat.</summary>
    public IEnumerable<string> ArgumentsOf(string chat) => Arguments.Select(argument => argument.Replace(ChatPlace, chat, StringComparison.Ordinal));
}
