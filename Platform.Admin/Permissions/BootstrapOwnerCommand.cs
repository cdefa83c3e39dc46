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
        Result<UserProfile> owner = await cluster.AskAsync(
            (IPermissionConsoleGrain permissions) => permissions.BootstrapOwner(operatorKey, settings.User, settings.DryRun));
        return settings.DryRun
            ? Rehearsed(settings, owner)
            : Answer.Of(owner, profile => profile, profile => $"{profile.Username} (id {profile.Id}) is an Owner now.");
    }

    private static Answer Rehearsed(Settings settings, Result<UserProfile> rehearsal) => rehearsal.IsRefused
        ? DryRun.Refused(UserFacet.Named(settings.User), rehearsal.Refusal)
        : DryRun.Allowed(
            UserFacet.Of(rehearsal.Value.Id, rehearsal.Value.Username),
            Before(rehearsal.Value.PermissionLevel),
            Level(PermissionLevel.Owner));

    // The cluster may show him as he would be; all that is known then is that he was none.
    private static Facet Before(PermissionLevel level) => level == PermissionLevel.Owner ? new Facet("not an Owner", null) : Level(level);

    private static Facet Level(PermissionLevel level) => new($"level {level}", new { permission_level = level });
}
