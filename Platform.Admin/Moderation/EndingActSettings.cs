using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Moderation;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Moderation;

/// <summary>Options of an act that ends some time.</summary>
internal class EndingActSettings : ReasonedActSettings
{
    /// <summary>When it ends.</summary>
    [CommandOption("--until <TIME>")]
    [Description("When it ends: " + TimeForms.Instants + ".")]
    public string? Until { get; init; }

    /// <summary>How long it lasts.</summary>
    [CommandOption("--for <DURATION>")]
    [Description("How long it lasts by the cluster's clock: " + TimeForms.Durations + ".")]
    public string? For { get; init; }

    /// <summary>The end that was asked for. A length is left to the cluster, whose clock counts.</summary>
    public PunishmentEnd End => new(Until is null ? null : TimeForms.Instant(Until), For is null ? null : TimeForms.Duration(For));

    /// <summary>Whether there must be an end.</summary>
    protected virtual bool NeedsEnd => false;

    /// <inheritdoc/>
    public override ValidationResult Validate()
    {
        if (base.Validate() is { Successful: false } mistake)
        {
            return mistake;
        }

        return (Until, For) switch
        {
            (not null, not null) => ValidationResult.Error("Give either --until or --for, not both."),
            (null, null) => NeedsEnd ? ValidationResult.Error("Give an end with --until or --for.") : ValidationResult.Success(),
            ({ } until, null) => TimeForms.Instant(until) is null ? ValidationResult.Error($"--until takes {TimeForms.Instants}.") : ValidationResult.Success(),
            (null, { } length) => TimeForms.Duration(length) is null ? ValidationResult.Error($"--for takes {TimeForms.Durations}.") : ValidationResult.Success(),
        };
    }
}
