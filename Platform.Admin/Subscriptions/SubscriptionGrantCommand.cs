using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Subscriptions;

/// <summary>Gives a user a tier.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Give a user a Trial (7 days, once for life), Premium (adds to running Premium) or Lifetime.")]
[Example("subscription grant alice --tier trial")]
[Example("subscription grant alice --tier premium --days 30 --reason paid")]
[Example("subscription grant alice --tier lifetime")]
internal sealed class SubscriptionGrantCommand(Surroundings surroundings) : UserActCommand<SubscriptionGrantCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : UserActSettings
    {
        /// <summary>Which.</summary>
        [CommandOption("--tier <TIER>")]
        [Description("trial, premium or lifetime.")]
        public string? Tier { get; init; }

        /// <summary>How long.</summary>
        [CommandOption("--days <DAYS>")]
        [Description("For premium: 1 to 3650.")]
        public string? Days { get; init; }

        /// <summary>The tier that was named; null when none was.</summary>
        public SubscriptionTier? NamedTier => Tier?.ToUpperInvariant() switch
        {
            "TRIAL" => SubscriptionTier.Trial,
            "PREMIUM" => SubscriptionTier.Premium,
            "LIFETIME" => SubscriptionTier.Lifetime,
            _ => null,
        };

        /// <inheritdoc/>
        public override ValidationResult Validate() =>
            NamedTier is null ? ValidationResult.Error("Give a --tier: trial, premium or lifetime.") : base.Validate();
    }

    /// <inheritdoc/>
    protected override UserAct ActOf(Settings settings) =>
        new GrantSubscription { Reason = settings.Reason, Tier = settings.NamedTier!.Value, Days = WholeNumber.Read<int>("--days", settings.Days) };

    /// <inheritdoc/>
    protected override string Told(UserActOutcome outcome) => $"{UserWords.Name(outcome.After!)} has {UserWords.Subscription(outcome.After!.Profile)}.";
}
