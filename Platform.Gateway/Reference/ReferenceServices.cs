using Microsoft.AspNetCore.Http.Json;
using Microsoft.OpenApi;

namespace Platform.Gateway.Reference;

/// <summary>Puts the reference into a process.</summary>
internal static class ReferenceServices
{
    /// <summary>Adds what describes the routes; nothing of it runs before the document is asked for.</summary>
    /// <param name="services">The process's services.</param>
    public static void AddReference(this IServiceCollection services)
    {
        services.Configure<JsonOptions>(options => ApiJson.Apply(options.SerializerOptions));
        services.AddOpenApi(ReferenceDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.AddSchemaTransformer<SchemaDescription>();
            options.AddOperationTransformer<OperationDescription>();
            options.AddDocumentTransformer<DocumentDescription>();
        });
        services.AddSingleton<ReferenceDocument>();
        services.AddSingleton<ReferenceScript>();
    }
}
