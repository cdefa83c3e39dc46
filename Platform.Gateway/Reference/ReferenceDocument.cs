using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Platform.Gateway.Http;

namespace Platform.Gateway.Reference;

/// <summary>The document, made when it is first asked for and sent to all who ask after that.</summary>
internal sealed class ReferenceDocument
{
    /// <summary>Its name among the documents that the process could describe.</summary>
    public const string Name = "v1";

    private readonly Lazy<Task<ReadyDocument>> _document;

    /// <summary>Creates the document; the first caller has it made.</summary>
    /// <param name="provider">Describes the routes.</param>
    public ReferenceDocument([FromKeyedServices(Name)] IOpenApiDocumentProvider provider) => _document = new(() => Write(provider));

    /// <summary>The document.</summary>
    public Task<ReadyDocument> Get() => _document.Value;

    private static async Task<ReadyDocument> Write(IOpenApiDocumentProvider provider)
    {
        OpenApiDocument document = await provider.GetOpenApiDocumentAsync();
        JsonNode root = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!;

        // Without the indentation it is half as long.
        byte[] json = Encoding.UTF8.GetBytes(root.ToJsonString());
        return new ReadyDocument(json, EntityTag.Of(json, MovingFields.None));
    }
}
