using System.Globalization;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Transfers;

/// <summary>The columns of files of bots.</summary>
internal static class BotColumns
{
    /// <summary>All of them, in the order in which they are written.</summary>
    public static IReadOnlyList<TransferColumn> All { get; } =
    [
        new("id", CellKind.Number),
        new("name"),
        new("platform"),
        new("owner"),
        new("bot_type"),
        new("is_active", CellKind.Flag),
        new("rate_limit_per_hour", CellKind.Number),
        new("avatar_url"),
        new("created_at"),
    ];

    /// <summary>Those without which no row can be.</summary>
    public static IReadOnlyList<string> Required { get; } = ["name", "platform", "owner"];

    /// <summary>Reads a row.</summary>
    public static BotRecord Read(CellReader cells) => new()
    {
        Name = cells.Required("name"),
        Platform = cells.Required("platform"),
        Owner = cells.Required("owner"),
        BotType = cells.Word("bot_type", BotType.Community),
        IsActive = cells.Flag("is_active", otherwise: true),
        RateLimitPerHour = cells.Number("rate_limit_per_hour"),
        AvatarUrl = cells.Text("avatar_url"),
        CreatedAt = cells.Time("created_at"),
    };

    /// <summary>The values of a row, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<string?> Write(BotRecord bot) =>
    [
        bot.Id?.Value.ToString(CultureInfo.InvariantCulture),
        bot.Name,
        bot.Platform,
        bot.Owner,
        TransferWords.Of(bot.BotType),
        TransferWords.Of(bot.IsActive),
        bot.RateLimitPerHour?.ToString(CultureInfo.InvariantCulture),
        bot.AvatarUrl,
        TransferWords.Of(bot.CreatedAt),
    ];

    /// <summary>What two rows of one file may not have in common, with the column to blame.</summary>
    public static IEnumerable<(string Column, string Value)> Unique(BotRecord bot)
    {
        yield return ("name", $"{bot.Platform}\0{bot.Name.ToLowerInvariant()}");
    }
}
