using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console.Cli;

namespace Platform.Admin.PublicKeys;

/// <summary>Draws a new public key.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Draw a new public key; it is shown this once.")]
[Example("public-key create website")]
[Example("public-key create website --json")]
internal sealed class PublicKeyCreateCommand(Surroundings surroundings) : SessionCommand<PublicKeyCreateCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : ChangeSettings
    {
        /// <summary>What to call it.</summary>
        [CommandArgument(0, "<NAME>")]
        [Description("What to call it: 1-64 characters, not the name of another key in force.")]
        public required string Name { get; init; }
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        Result<CreatedPublicKey> created = await cluster.AskAsync((IPublicKeyConsoleGrain keys) => keys.Create(session, settings.Name, settings.DryRun));
        if (settings.DryRun)
        {
            Facet target = new($"public key {settings.Name}", new { type = "public_key", name = settings.Name });
            return created.IsRefused ? DryRun.Refused(target, created.Refusal) : DryRun.Allowed(target, new Facet("no such key", null), new Facet("in force", new { in_force = true }));
        }

        return Answer.Of(
            created,
            key => key,
            key => new Stack(
                new Card(("Name", key.Name), ("API key", key.ApiKey?.Value)),
                "Write it down: it is not shown again."));
    }
}
