using System.Data.Common;
using System.Globalization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;
using Platform.Grains.Directory;
using Platform.Grains.Storage;

namespace Platform.Silo.Storage;

/// <summary>Bots as both databases hand them over.</summary>
internal static class BotRows
{
    private static readonly StateSerializer Serializer = new();

    /// <summary>A bot of the columns payload, last_activity_at.</summary>
    public static BotView View(DbDataReader row) => View(row, 0);

    /// <summary>A bot of the columns total, payload, last_activity_at; the bot is none where the part asked for is empty.</summary>
    public static (int Total, BotView? Bot) Counted(DbDataReader row) => (row.GetInt32(0), row.IsDBNull(1) ? null : View(row, 1));

    /// <summary>A bot and its place of the columns total, payload, last_activity_at, closeness, name_folded, id; none where the part asked for is empty.</summary>
    public static (int Total, BotView? Bot, SearchCursor? Place) Found(DbDataReader row) => row.IsDBNull(1)
        ? (row.GetInt32(0), null, null)
        : (row.GetInt32(0), View(row, 1), new SearchCursor(row.GetInt32(3), row.IsDBNull(4) ? "" : row.GetString(4), row.GetInt64(5)));

    /// <summary>A bot's id.</summary>
    public static BotId Id(DbDataReader row) => new(row.GetInt64(0));

    /// <summary>A session of the columns user_id, grain_key.</summary>
    public static OpenedSession Session(DbDataReader row) => new(new UserId(row.GetInt64(0)), SessionKey.Parse(row.GetString(1)).Hash);

    private static BotView View(DbDataReader row, int first)
    {
        var bot = Serializer.Deserialize<BotState>(BinaryData.FromString(row.GetString(first)));
        return bot.ToView(row.IsDBNull(first + 1) ? null : DateTimeOffset.Parse(row.GetString(first + 1), CultureInfo.InvariantCulture));
    }
}
