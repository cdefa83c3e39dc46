using System.Globalization;
using System.Text;

namespace Platform.Benchmarks.Comparison.Load;

/// <summary>A request as it goes over the wire.</summary>
internal static class RawRequest
{
    /// <summary>The bytes of a request.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="method">GET or POST.</param>
    /// <param name="request">The request.</param>
    public static byte[] Of(Uri address, HttpMethod method, JobRequest request)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{method.Method} {request.Path} HTTP/1.1\r\nHost: {address.Authority}\r\n");
        foreach (var (name, value) in request.Headers)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (request.Body is { } body)
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(request.Body).ToString());
    }
}
