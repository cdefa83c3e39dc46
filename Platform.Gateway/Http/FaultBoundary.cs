using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Makes a problem of every fault, so that no caller ever sees an internal (reference.md, section 1, "Errors").</summary>
/// <param name="clock">Tells how long the last warning is ago.</param>
/// <param name="logger">Takes the faults.</param>
internal sealed partial class FaultBoundary(TimeProvider clock, ILogger<FaultBoundary> logger)
{
    // An outage refuses every request; one line a second says as much as all of them.
    private static readonly TimeSpan WarningInterval = TimeSpan.FromSeconds(1);

    private long _lastWarning;

    /// <summary>Hands the request on and answers for what goes wrong.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    public async Task Run(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away: there is nobody to answer, and nothing is wrong here.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (BadHttpRequestException exception)
        {
            await Answer(context, Fault.Unreadable(exception));
        }
        catch (Exception exception) when (exception.IsTransient())
        {
            Warn(context, exception);
            await Answer(context, Fault.Unavailable());
        }
#pragma warning disable CA1031 // The last line of defence catches whatever there is.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFault(logger, exception, context.Request.Method, RouteName.Of(context), CorrelationId.Of(context));
            await Answer(context, Fault.Internal());
        }
    }

    private static async Task Answer(HttpContext context, Refusal refusal)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        await Problem.Write(context, refusal);
    }

    private void Warn(HttpContext context, Exception exception)
    {
        long last = Interlocked.Read(ref _lastWarning);
        long now = clock.GetTimestamp();
        bool isDue = last == 0 || clock.GetElapsedTime(last, now) >= WarningInterval;
        if (isDue && Interlocked.CompareExchange(ref _lastWarning, now, last) == last)
        {
            LogUnavailable(logger, context.Request.Method, RouteName.Of(context), exception.GetType().Name, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route} failed; correlation id {CorrelationId}.")]
    private static partial void LogFault(ILogger logger, Exception exception, string method, string route, string correlationId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Route} was answered 503: {Fault}: {Sentence}")]
    private static partial void LogUnavailable(ILogger logger, string method, string route, string fault, string sentence);
}
