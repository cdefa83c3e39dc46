using System.Net;
using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Gateway.Http;

/// <summary>A query as it was sent, percent signs and all.</summary>
internal static class EncodedQuery
{
    /// <summary>Whether a field's bytes are UTF-8. Where they are not, half of a surrogate pair among them, its value still holds percent signs, not what was meant.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The field, which was sent.</param>
    public static bool IsText(HttpRequest request, string name)
    {
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            if (pair.DecodeName().Span.Equals(name, StringComparison.OrdinalIgnoreCase) && !IsUtf8(pair.EncodedValue.ToString()))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUtf8(string encoded)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(encoded);
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length));
    }
}
