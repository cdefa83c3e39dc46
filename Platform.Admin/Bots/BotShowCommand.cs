using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Bots;

/// <summary>Shows a bot.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Show a bot with all its fields.")]
[Example("bot show pong")]
[Example("bot show 7 --json")]
internal sealed class BotShowCommand(Surroundings surroundings) : SessionCommand<BotSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(BotSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((IBotConsoleGrain bots) => bots.Show(session, settings.Bot)),
        bot => bot,
        BotCard.Of);
}
