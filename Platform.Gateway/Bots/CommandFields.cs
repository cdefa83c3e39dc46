using System.Text.Json;
using Platform.Gateway.Http;

namespace Platform.Gateway.Bots;

/// <summary>The fields of one item of a batch, found in one pass and unread; a field that was left out is undefined.</summary>
/// <param name="Command">What was executed.</param>
/// <param name="Count">How often.</param>
/// <param name="UserId">For whom.</param>
/// <param name="GroupId">Where.</param>
/// <param name="Timestamp">When.</param>
internal readonly record struct CommandFields(JsonElement Command, JsonElement Count, JsonElement UserId, JsonElement GroupId, JsonElement Timestamp)
{
    /// <summary>Finds the fields; of several of one name the last, as JSON readers are used to.</summary>
    /// <param name="item">A JSON object.</param>
    public static CommandFields Of(JsonElement item)
    {
        JsonElement command = default, count = default, userId = default, groupId = default, timestamp = default;
        foreach (JsonProperty field in item.EnumerateObject())
        {
            ReadOnlySpan<byte> name = FieldName.Of(field);
            if (name.SequenceEqual("command"u8))
            {
                command = field.Value;
            }
            else if (name.SequenceEqual("count"u8))
            {
                count = field.Value;
            }
            else if (name.SequenceEqual("user_id"u8))
            {
                userId = field.Value;
            }
            else if (name.SequenceEqual("group_id"u8))
            {
                groupId = field.Value;
            }
            else if (name.SequenceEqual("timestamp"u8))
            {
                timestamp = field.Value;
            }
        }

        return new CommandFields(command, count, userId, groupId, timestamp);
    }
}
