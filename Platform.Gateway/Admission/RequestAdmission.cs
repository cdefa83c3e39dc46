using Platform.Gateway.Http;

namespace Platform.Gateway.Admission;

/// <summary>Answers 503 at once to what this process cannot serve in time, before it costs a grain call.</summary>
/// <remarks>
/// A place is held from the credentials to the first byte of the answer (<see cref="RequestPlace.LeaveToAnswer"/>): the work is done by then, and neither a client that does not read nor an event stream keeps
/// others out. What needs no credential, health above all, is cheap and never refused: an overloaded process is not a dead one.
/// </remarks>
/// <param name="valve">The places.</param>
/// <param name="clock">Tells how long the last warning is ago.</param>
/// <param name="logger">Takes the warnings.</param>
internal sealed partial class RequestAdmission(RequestValve valve, TimeProvider clock, ILogger<RequestAdmission> logger)
{
    // Every refused request is one too many already; one line a second says as much as all of them.
    private static readonly TimeSpan WarningInterval = TimeSpan.FromSeconds(1);

    private long _lastWarning;

    /// <summary>Hands the request on when there is a place for it.</summary>
    /// <param name="context">The request, its route found.</param>
    /// <param name="next">What answers it.</param>
    public Task Run(HttpContext context, RequestDelegate next) =>
        RouteAccess.Required(context).Rule == CredentialRule.None ? next(context) : RunInside(context, next);

    private async Task RunInside(HttpContext context, RequestDelegate next)
    {
        if (!await valve.Enter(context.RequestAborted))
        {
            AdmissionMeter.Shed.Add(1);
            Warn();
            await Problem.Write(context, Fault.Overloaded());
            return;
        }

        AdmissionMeter.Enter();
        var place = new RequestPlace(valve);
        try
        {
            context.Features.Set(place);
            await next(context);
        }
        finally
        {
            place.Leave();
            AdmissionMeter.Leave();
        }
    }

    private void Warn()
    {
        long last = Interlocked.Read(ref _lastWarning);
        long now = clock.GetTimestamp();
        bool isDue = last == 0 || clock.GetElapsedTime(last, now) >= WarningInterval;
        if (isDue && Interlocked.CompareExchange(ref _lastWarning, now, last) == last)
        {
            LogOverload(logger, valve.Inside, valve.Waiting);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Requests are answered 503: {Inside} are in progress and {Waiting} wait, and there is no place for more.")]
    private static partial void LogOverload(ILogger logger, int inside, int waiting);
}
