using System.Text.Json;

namespace Platform.Gateway.Http;

/// <summary>A value that is written once and sent to many.</summary>
/// <param name="Json">The document, in UTF-8.</param>
/// <param name="Tag">Its tag.</param>
internal sealed record ReadyDocument(ReadOnlyMemory<byte> Json, EntityTag Tag)
{
    /// <summary>Writes a value.</summary>
    /// <typeparam name="T">The value; listed in <see cref="PlatformJson"/>.</typeparam>
    /// <param name="value">The value.</param>
    public static ReadyDocument Of<T>(T value)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, PlatformJson.Of<T>());
        return new ReadyDocument(json, EntityTag.Of(json, MovingFields.None));
    }
}
