using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Bots;

/// <summary>A key just drawn for a bot, shown this once.</summary>
/// <param name="Bot">Whose it is.</param>
/// <param name="ApiKey">Its text.</param>
internal sealed record NewBotKey(BotView Bot, Secret? ApiKey)
{
    /// <summary>The same for people.</summary>
    public View Shown() => new Stack(
        new Card(("Bot", BotWords.Name(Bot)), ("API key", ApiKey?.Value)),
        "Write it down: it is not shown again.");
}
