using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Platform.Gateway.Http;

namespace Platform.Gateway.Reference;

/// <summary>How everything that the reference tells of looks as JSON: answers as they are written, and what is only described.</summary>
internal static class ApiJson
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>How a type looks.</summary>
    /// <param name="type">A type of an answer or of a request.</param>
    public static JsonTypeInfo Of(Type type) => Options.GetTypeInfo(type);

    /// <summary>Makes options look so.</summary>
    /// <param name="options">The options.</param>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.NumberHandling = default;
        options.TypeInfoResolverChain.Clear();
        options.TypeInfoResolverChain.Add(PlatformJson.Default);
        options.TypeInfoResolverChain.Add(BodyJson.Default);
        foreach (System.Text.Json.Serialization.JsonConverter converter in PlatformJson.Default.Options.Converters)
        {
            options.Converters.Add(converter);
        }
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        options.MakeReadOnly();
        return options;
    }
}
