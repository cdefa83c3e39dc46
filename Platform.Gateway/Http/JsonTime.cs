using System.Runtime.InteropServices;
using System.Text.Json;

namespace Platform.Gateway.Http;

/// <summary>Times in JSON: ISO 8601 with their offset from UTC. One without is a time of no certain zone, which nobody may guess.</summary>
internal static class JsonTime
{
    /// <summary>Reads a time.</summary>
    /// <param name="value">Any JSON value, of a body in valid UTF-8.</param>
    /// <returns>Null when it is none.</returns>
    public static DateTimeOffset? Read(JsonElement value)
    {
        bool isZoned = value.ValueKind == JsonValueKind.String
            && JsonText.IsUnicode(JsonMarshal.GetRawUtf8Value(value))
            && value.TryGetDateTime(out DateTime zoned) && zoned.Kind != DateTimeKind.Unspecified;
        return isZoned && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;
    }
}
