using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>Several bots for people.</summary>
internal static class BotSheet
{
    /// <summary>Bots of many owners.</summary>
    /// <param name="bots">The bots.</param>
    public static Sheet Of(IReadOnlyList<BotView> bots) => new(
        ["Id", "Owner", "Type", "State", "Last seen (UTC)", "Platform", "Name"],
        [.. bots.Select(bot => new[]
        {
            $"{bot.Id}",
            $"{bot.OwnerId}",
            $"{bot.BotType}",
            BotWords.State(bot),
            UtcTime.InColumn(bot.LastActivityAt),
            bot.Platform,
            bot.Name,
        })],
        ToneOf: row => ToneOf(bots[row]));

    /// <summary>Bots of one owner, beside what else there is of him.</summary>
    /// <param name="bots">The bots.</param>
    public static Sheet Owned(IReadOnlyList<BotView> bots) => new(
        ["Id", "Type", "State", "Last seen (UTC)", "Platform", "Name"],
        [.. bots.Select(bot => new[]
        {
            $"{bot.Id}", $"{bot.BotType}", BotWords.State(bot), UtcTime.InColumn(bot.LastActivityAt), bot.Platform, bot.Name,
        })],
        ToneOf: row => ToneOf(bots[row]),
        Title: "Bots");

    private static Tone ToneOf(BotView bot) => bot.IsActive ? Tone.Plain : Tone.Warning;
}
