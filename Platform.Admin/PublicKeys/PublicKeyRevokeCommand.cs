using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console.Cli;

namespace Platform.Admin.PublicKeys;

/// <summary>Puts a public key out of force.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Put a public key out of force for good.")]
[Example("public-key revoke website")]
[Example("public-key revoke website --yes --json")]
internal sealed class PublicKeyRevokeCommand(Surroundings surroundings) : SessionCommand<PublicKeyRevokeCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : DestructiveSettings
    {
        /// <summary>Which.</summary>
        [CommandArgument(0, "<NAME>")]
        [Description("The name it was created under.")]
        public required string Name { get; init; }
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        if (settings.DryRun || MustAsk(settings))
        {
            Result<PublicKeyView> rehearsal = await RevokeAsync(settings, session, cluster, dryRun: true);
            if (settings.DryRun)
            {
                return Rehearsed(settings, rehearsal);
            }

            if (rehearsal.IsRefused)
            {
                return rehearsal.Refusal;
            }

            if (!await ConfirmsAsync($"Revoke the public key {settings.Name}? Clients that use it stop working at once."))
            {
                return Answer.NothingChanged;
            }
        }

        return Answer.Of(
            await RevokeAsync(settings, session, cluster, dryRun: false),
            key => key,
            key => $"The public key {key.Name} is revoked.");
    }

    private static Task<Result<PublicKeyView>> RevokeAsync(Settings settings, Secret session, ICluster cluster, bool dryRun) =>
        cluster.AskAsync((IPublicKeyConsoleGrain keys) => keys.Revoke(session, settings.Name, dryRun));

    private static Answer Rehearsed(Settings settings, Result<PublicKeyView> rehearsal)
    {
        Facet target = new($"public key {settings.Name}", new { type = "public_key", name = settings.Name });
        return rehearsal.IsRefused
            ? DryRun.Refused(target, rehearsal.Refusal)
            : DryRun.Allowed(target, new Facet("in force", new { in_force = true }), new Facet("revoked", new { in_force = false }));
    }
}
