using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Spectre.Console.Cli;

namespace Platform.Admin.Permissions;

/// <summary>Makes a user an Owner; the only way to make one.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Make a user an Owner, with the operator key.")]
[Example("bootstrap owner alice")]
[Example("bootstrap owner 17 --operator-key-file /etc/platform/operator.key")]
internal sealed class BootstrapOwnerCommand(Surroundings surroundings) : OperatorKeyCommand<BootstrapOwnerCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : ChangeSettings
    {
        /// <summary>Whom.</summary>
        [CommandArgument(0, "<USER>")]
        [Description("An id or a username.")]
        public required string User { get; init; }
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret operatorKey, ICluster cluster)
    {
        Result<UserActOutcome> owner = await cluster.AskAsync(
            (IPermissionConsoleGrain permissions) => permissions.BootstrapOwner(operatorKey, settings.User, settings.DryRun));
        return settings.DryRun
            ? UserRehearsal.Of(settings.User, owner)
            : Answer.Of(owner, outcome => outcome.After!, outcome => $"{UserWords.Name(outcome.After!)} is an Owner now.");
    }
}
