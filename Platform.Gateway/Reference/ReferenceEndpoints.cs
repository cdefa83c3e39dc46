using System.Text.Json.Nodes;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;

namespace Platform.Gateway.Reference;

/// <summary>The reference of the API, for programs and for people (reference.md, section 9).</summary>
internal static class ReferenceEndpoints
{
    // It changes only with the version of the gateway, and a caller who asks again gets a 304.
    private const string AskAgain = "public, no-cache";

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapReferenceEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/openapi/v1.json", Describe).TakesNoCredential().Named("getReference", "Answers this document.");
        routes.MapGet("/docs", (Delegate)ReferencePage.Show).TakesNoCredential().AnswersText(HtmlPage.MediaType)
            .Named("showReference", "Shows this document as a page, to read and to try the calls.");
        routes.MapGet("/docs/reference.js", ReferenceScript.Send).TakesNoCredential().AnswersText(ReferenceScript.MediaType).TagsAnswers().Sends("Content-Encoding", "Vary")
            .Named("getReferenceScript", "Answers the script of that page.");
    }

    private static async Task<TaggedAnswer<JsonObject>> Describe(ReferenceDocument document) => new(await document.Get()) { CacheControl = AskAgain };
}
