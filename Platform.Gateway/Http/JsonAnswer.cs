using System.Buffers;
using System.IO.Pipelines;

namespace Platform.Gateway.Http;

/// <summary>Sends JSON that is ready to go.</summary>
internal static class JsonAnswer
{
    /// <summary>The media type of every answer that is not a problem.</summary>
    public const string MediaType = "application/json";

    /// <summary>Sends a document whole, so that its length is known in front.</summary>
    /// <param name="context">The request.</param>
    /// <param name="json">The document, in UTF-8.</param>
    public static Task Write(HttpContext context, ReadOnlyMemory<byte> json)
    {
        Declare(context.Response, json.Length);
        ValueTask<FlushResult> writing = AnswerBody.Write(context, json);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }

    /// <summary>The same for a document in room that is needed for others; it is copied.</summary>
    /// <param name="context">The request.</param>
    /// <param name="json">The document, in UTF-8.</param>
    public static Task Write(HttpContext context, ReadOnlySpan<byte> json)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(json.Length);
        json.CopyTo(rented);
        Declare(context.Response, json.Length);
        return Send(context, rented, json.Length);
    }

    private static Task Send(HttpContext context, byte[] rented, int length)
    {
        ValueTask<FlushResult> writing = AnswerBody.Write(context, rented.AsMemory(0, length));
        if (!writing.IsCompletedSuccessfully)
        {
            return Wait(writing, rented);
        }

        ArrayPool<byte>.Shared.Return(rented);
        return Task.CompletedTask;
    }

    private static async Task Wait(ValueTask<FlushResult> writing, byte[] rented)
    {
        await writing;

        // Not where the sending failed: the web server may hold on to it then.
        ArrayPool<byte>.Shared.Return(rented);
    }

    private static void Declare(HttpResponse response, int length)
    {
        response.ContentType = MediaType;
        response.ContentLength = length;
    }
}
