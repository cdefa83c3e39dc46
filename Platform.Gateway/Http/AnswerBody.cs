using System.IO.Pipelines;
using Platform.Gateway.Admission;

namespace Platform.Gateway.Http;

/// <summary>Sends the body of an answer to a client that takes it.</summary>
internal static class AnswerBody
{
    /// <summary>How long a client may take to make room for an answer; then it is given up.</summary>
    /// <remarks>The web server only measures a rate, over all that a connection was ever sent; what lies in the system's buffers counts there as taken.</remarks>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(30);

    /// <summary>Sends the body whole.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">The body; its length is declared already.</param>
    public static ValueTask<FlushResult> Write(HttpContext context, ReadOnlyMemory<byte> body)
    {
        RequestPlace.LeaveToAnswer(context);
        ValueTask<FlushResult> writing = context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
        return writing.IsCompleted ? writing : WaitForClient(context, writing);
    }

    private static async ValueTask<FlushResult> WaitForClient(HttpContext context, ValueTask<FlushResult> writing)
    {
        // Real time, whatever clock the platform goes by: it is a client's patience with a connection, not a rule.
        using var limit = new CancellationTokenSource(LongestWrite, TimeProvider.System);
        await using (limit.Token.UnsafeRegister(static context => ((HttpContext)context!).Abort(), context))
        {
            return await writing;
        }
    }
}
