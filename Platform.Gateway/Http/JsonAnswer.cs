namespace Platform.Gateway.Http;

/// <summary>Sends JSON that is ready to go.</summary>
internal static class JsonAnswer
{
    /// <summary>The media type of every answer that is not a problem.</summary>
    public const string MediaType = "application/json";

    /// <summary>Sends a document whole, so that its length is known in front.</summary>
    /// <param name="context">The request.</param>
    /// <param name="json">The document, in UTF-8.</param>
    public static async Task Write(HttpContext context, ReadOnlyMemory<byte> json)
    {
        HttpResponse response = context.Response;
        response.ContentType = MediaType;
        response.ContentLength = json.Length;
        await AnswerBody.Write(context, json);
    }
}
