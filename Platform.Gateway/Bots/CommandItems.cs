using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Bots;

namespace Platform.Gateway.Bots;

/// <summary>Reads the items of a batch; one that cannot be read says so itself and spoils no other.</summary>
internal static class CommandItems
{
    private static readonly ReportedCommand NoObject = Bad("The item must be a JSON object.");
    private static readonly ReportedCommand BadCommand = Bad("command must be a string of Unicode text without U+0000.");
    private static readonly ReportedCommand BadCount = Bad("count must be a positive whole number.");
    private static readonly ReportedCommand BadUser = Bad("user_id must be a positive whole number.");
    private static readonly ReportedCommand BadGroup = Bad("group_id must be a string of Unicode text without U+0000.");
    private static readonly ReportedCommand BadTime = Bad("timestamp must be an ISO 8601 time with its offset from UTC, like 2026-01-31T09:30:00Z.");

    /// <summary>Reads the items in their order.</summary>
    /// <param name="list">A JSON array, of a body in valid UTF-8.</param>
    public static ImmutableArray<ReportedCommand> Read(JsonElement list)
    {
        var items = new ReportedCommand[list.GetArrayLength()];
        int next = 0;
        foreach (JsonElement item in list.EnumerateArray())
        {
            items[next++] = item.ValueKind == JsonValueKind.Object ? ReadOne(item) : NoObject;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private static ReportedCommand ReadOne(JsonElement item)
    {
        var fields = CommandFields.Of(item);
        if (!TryText(fields.Command, out string? command))
        {
            return BadCommand;
        }

        if (!TryPositive(fields.Count, out long? count))
        {
            return BadCount;
        }

        if (!TryPositive(OrNothing(fields.UserId), out long? userId))
        {
            return BadUser;
        }

        if (!TryText(OrNothing(fields.GroupId), out string? groupId))
        {
            return BadGroup;
        }

        return TryTime(OrNothing(fields.Timestamp), out DateTimeOffset? timestamp)
            ? new ReportedCommand { Command = command, Count = count, UserId = userId, GroupId = groupId, Timestamp = timestamp }
            : BadTime;
    }

    private static ReportedCommand Bad(string complaint) => new() { Complaint = complaint };

    // In an optional field, null says the same as leaving it out.
    private static JsonElement OrNothing(JsonElement value) => value.ValueKind == JsonValueKind.Null ? default : value;

    private static bool TryText(JsonElement value, out string? text)
    {
        text = null;
        return value.ValueKind switch
        {
            JsonValueKind.Undefined => true,
            JsonValueKind.String => JsonText.TryRead(value, out text) && !text.Contains('\0', StringComparison.Ordinal),
            _ => false,
        };
    }

    private static bool TryPositive(JsonElement value, out long? number)
    {
        number = value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long read) && read > 0 ? read : null;
        return number is not null || value.ValueKind == JsonValueKind.Undefined;
    }

    private static bool TryTime(JsonElement value, out DateTimeOffset? time)
    {
        time = JsonTime.Read(value);
        return time is not null || value.ValueKind == JsonValueKind.Undefined;
    }
}
