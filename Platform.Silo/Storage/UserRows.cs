using System.Data.Common;
using Platform.Grains.Directory;
using Platform.Grains.Storage;
using Platform.Grains.Users;

namespace Platform.Silo.Storage;

/// <summary>Users as both databases hand them over.</summary>
internal static class UserRows
{
    private static readonly StateSerializer Serializer = new();

    /// <summary>A user and his place of the columns total, closeness, name_folded, id, payload; none where the part asked for is empty.</summary>
    public static (int Total, SearchCursor? Place, UserState? User) Found(DbDataReader row) => row.IsDBNull(1)
        ? (row.GetInt32(0), null, null)
        : (row.GetInt32(0),
            new SearchCursor(row.GetInt32(1), row.GetString(2), row.GetInt64(3)),
            Serializer.Deserialize<UserState>(BinaryData.FromString(row.GetString(4))));

    /// <summary>A user of the column payload.</summary>
    public static UserState State(DbDataReader row) => Serializer.Deserialize<UserState>(BinaryData.FromString(row.GetString(0)))!;
}
