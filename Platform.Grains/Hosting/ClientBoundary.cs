using Microsoft.Extensions.Logging;

namespace Platform.Grains.Hosting;

/// <summary>Keeps clients out of the interfaces that are for grains among themselves, where an actor may be named without a session or a key.</summary>
/// <remarks>A client could imitate an interface that it does not have, by its alias; so that it does not have it is not enough.</remarks>
internal sealed partial class ClientBoundary(ILogger<ClientBoundary> logger) : IIncomingGrainCallFilter
{
    private static readonly GrainType ClientType = GrainType.Create("sys.client");

    // What runs inside the silo's own process and is no grain: the gateway there, and the silo's start.
    private static ReadOnlySpan<byte> OwnProcess => "hosted-"u8;

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && IsClient(source) && context.InterfaceMethod?.DeclaringType?.Assembly == typeof(ClientBoundary).Assembly)
        {
            LogRefused(context.InterfaceName, context.MethodName);
            throw new UnauthorizedAccessException("Clients may not call this.");
        }

        return context.Invoke();
    }

    private static bool IsClient(GrainId source) => source.Type == ClientType && !source.Key.AsSpan().StartsWith(OwnProcess);

    [LoggerMessage(LogLevel.Warning, "A client tried to call {Interface}.{Method}, which is for grains only.")]
    private partial void LogRefused(string @interface, string method);
}
