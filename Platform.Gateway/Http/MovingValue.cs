using System.Text.Json;

namespace Platform.Gateway.Http;

/// <summary>A field that moves by itself, as it is written into a document whose rest is known.</summary>
/// <typeparam name="T">What the document shows.</typeparam>
/// <param name="Name">The name of the member that is written.</param>
/// <param name="Write">Writes its value as the document would.</param>
internal sealed record MovingValue<T>(string Name, Action<Utf8JsonWriter, T> Write);
