using System.Data.Common;
using Platform.Grains.Chats;
using Platform.Grains.Directory;
using Platform.Grains.Storage;

namespace Platform.Silo.Storage;

/// <summary>Chats as both databases hand them over.</summary>
internal static class ChatRows
{
    private static readonly StateSerializer Serializer = new();

    /// <summary>A chat of the columns payload, member_count.</summary>
    public static ListedChat Listed(DbDataReader row) => Listed(row, 0);

    /// <summary>A chat of the columns total, payload, member_count; none where the part asked for is empty.</summary>
    public static (int Total, ListedChat? Chat) Counted(DbDataReader row) => (row.GetInt32(0), row.IsDBNull(1) ? null : Listed(row, 1));

    /// <summary>A chat's id.</summary>
    public static long Id(DbDataReader row) => row.GetInt64(0);

    private static ListedChat Listed(DbDataReader row, int first) =>
        new(Serializer.Deserialize<ChatState>(BinaryData.FromString(row.GetString(first))), row.GetInt32(first + 1));
}
