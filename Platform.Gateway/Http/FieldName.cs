using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Platform.Gateway.Http;

/// <summary>Names of fields in JSON, compared as bytes: most stand in the body as they are.</summary>
internal static class FieldName
{
    /// <summary>The name of a field in UTF-8; empty for one that is no Unicode text, which no field of ours is called.</summary>
    /// <param name="field">The field, of a body in valid UTF-8.</param>
    public static ReadOnlySpan<byte> Of(JsonProperty field)
    {
        ReadOnlySpan<byte> spelled = JsonMarshal.GetRawUtf8PropertyName(field);
        if (!spelled.Contains((byte)'\\'))
        {
            return spelled;
        }

        return JsonText.IsUnicode(spelled) ? Encoding.UTF8.GetBytes(field.Name) : [];
    }
}
