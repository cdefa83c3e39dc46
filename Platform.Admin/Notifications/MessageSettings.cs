using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.GrainInterfaces.Notifications;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Notifications;

/// <summary>The options of a command that tells somebody something.</summary>
internal class MessageSettings : ChangeSettings
{
    /// <summary>Its title.</summary>
    [CommandOption("--title <TEXT>")]
    [Description("Its title, in one line.")]
    public string? Title { get; init; }

    /// <summary>What it says.</summary>
    [CommandOption("--body <TEXT>")]
    [Description("What it says.")]
    public string? Body { get; init; }

    /// <summary>How it is meant.</summary>
    [CommandOption("--type <TYPE>")]
    [Description("info, success, warning or error. Default: info.")]
    public string? Type { get; init; }

    /// <summary>The same as a notification.</summary>
    public NewNotification Notification => new(Title!, Body!, Type ?? NotificationTypes.Info);

    /// <inheritdoc/>
    public override ValidationResult Validate() =>
        Title is null || Body is null ? ValidationResult.Error("Give --title and --body.") : ValidationResult.Success();
}
