using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.PublicKeys;

/// <summary>Lists the public keys.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("List the public keys, revoked ones too; their texts are known to nobody.")]
[Example("public-key list")]
internal sealed class PublicKeyListCommand(Surroundings surroundings) : SessionCommand<ConsoleSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((IPublicKeyConsoleGrain keys) => keys.List(session)),
        list => list.Keys,
        Show);

    private static View Show(PublicKeyList list) => list.Keys.IsEmpty
        ? "No public keys."
        : new Sheet(
            ["Created (UTC)", "Created by", "Revoked (UTC)", "Name"],
            [.. list.Keys.Select(key => new[]
            {
                UtcTime.InColumn(key.CreatedAt),
                key.CreatedById?.ToString() ?? "first start",
                UtcTime.InColumn(key.RevokedAt),
                key.Name,
            })]);
}
