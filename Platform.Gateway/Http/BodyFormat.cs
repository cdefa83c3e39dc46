using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>What a body is: how it is declared, and how its fields are read. A form is read as an object of texts, so that it meets the rules of the API.</summary>
internal sealed class BodyFormat
{
    private const int MostFields = 32;

    private readonly string _mediaType;
    private readonly Func<byte[], JsonDocument?> _read;

    private BodyFormat(string mediaType, string malformed, Func<byte[], JsonDocument?> read)
    {
        _mediaType = mediaType;
        _read = read;
        Malformed = new Refusal(ErrorCodes.MalformedJson, malformed);
        OtherMediaType = new Refusal(ErrorCodes.UnsupportedMediaType, $"The body must be declared as {mediaType}.");
    }

    /// <summary>JSON: every body of the API.</summary>
    public static BodyFormat Json { get; } = new(JsonAnswer.MediaType, "The body must be JSON in UTF-8.", ReadJson);

    /// <summary>A form of a web page.</summary>
    public static BodyFormat Form { get; } = new("application/x-www-form-urlencoded", "The form could not be read.", ReadForm);

    /// <summary>The refusal of a body that is not what it is declared as.</summary>
    public Refusal Malformed { get; }

    /// <summary>The refusal of a body that is declared as something else.</summary>
    public Refusal OtherMediaType { get; }

    /// <summary>Whether a request says that its body is of this format.</summary>
    /// <param name="contentType">The header.</param>
    public bool IsDeclaredBy(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals(_mediaType, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a body.</summary>
    /// <param name="body">The body.</param>
    /// <returns>Null when it is malformed.</returns>
    public JsonDocument? Read(byte[] body)
    {
        // The parser leaves texts unread until they are asked for, so it would let wrong UTF-8 pass.
        if (!Utf8.IsValid(body))
        {
            return null;
        }

        try
        {
            return _read(body);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static JsonDocument? ReadJson(byte[] body) => JsonDocument.Parse(body);

    private static JsonDocument? ReadForm(byte[] body)
    {
        using var reader = new FormReader(Encoding.UTF8.GetString(body)) { ValueCountLimit = MostFields };
        var json = new ArrayBufferWriter<byte>(body.Length + 2);
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach ((string name, StringValues values) in reader.ReadForm())
            {
                // The last of that name, as with JSON.
                writer.WriteString(name, values[^1]);
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(json.WrittenMemory);
    }
}
