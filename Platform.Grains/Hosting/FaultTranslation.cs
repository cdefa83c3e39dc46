using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Hosting;

/// <summary>Faults of drivers cross the wire as our own: a client has no types of a database driver, and needs to know only that the outcome is open.</summary>
internal sealed partial class FaultTranslation(ILogger<FaultTranslation> logger) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        // Most calls are answered from memory at once: these are spared a wait for nothing.
        Task call = context.Invoke();
        return call.IsCompletedSuccessfully ? call : Translate(call, context);
    }

    private async Task Translate(Task call, IIncomingGrainCallContext context)
    {
        try
        {
            await call;
        }
        catch (Exception fault) when (fault is not UnavailableException && IsOfStorage(fault))
        {
            LogFault(context.InterfaceName, context.MethodName, fault);
            throw new UnavailableException();
        }
        catch (UnavailableException fault) when (fault.InnerException is not null)
        {
            LogFault(context.InterfaceName, context.MethodName, fault);
            throw new UnavailableException(fault.Message);
        }
    }

    // Orleans wraps some of them into faults of its own.
    private static bool IsOfStorage(Exception? fault) =>
        fault is DbException or SocketException or IOException or InconsistentStateException || (fault is not null && IsOfStorage(fault.InnerException));

    [LoggerMessage(LogLevel.Warning, "{Interface}.{Method} could not reach storage or another grain.")]
    private partial void LogFault(string @interface, string method, Exception fault);
}
