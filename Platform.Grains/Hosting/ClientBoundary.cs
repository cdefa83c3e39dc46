using Microsoft.Extensions.Logging;

namespace Platform.Grains.Hosting;

/// <summary>
/// Keeps clients out of the interfaces that are for grains among themselves, where an actor may be named without a session or a key, and out of the
/// Orleans Dashboard's, which tell the states of grains.
/// </summary>
/// <remarks>A client could imitate an interface that it does not have, by its alias; so that it does not have it is not enough.</remarks>
internal sealed partial class ClientBoundary(ILogger<ClientBoundary> logger) : IIncomingGrainCallFilter
{
    private static readonly GrainType ClientType = GrainType.Create("sys.client");

    private const string Dashboard = "Orleans.Dashboard";

    // What runs inside the silo's own process and is no grain: the gateway there, and the silo's start.
    private static ReadOnlySpan<byte> OwnProcess => "hosted-"u8;

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.SourceId is { } source && IsClient(source) && IsForGrains(context.InterfaceMethod?.DeclaringType))
        {
            LogRefused(context.InterfaceName, context.MethodName);
            throw new UnauthorizedAccessException("Clients may not call this.");
        }

        return context.Invoke();
    }

    private static bool IsForGrains(Type? type) =>
        type?.Assembly == typeof(ClientBoundary).Assembly || type?.Namespace?.StartsWith(Dashboard, StringComparison.Ordinal) is true;

    private static bool IsClient(GrainId source) => source.Type == ClientType && !source.Key.AsSpan().StartsWith(OwnProcess);

    [LoggerMessage(LogLevel.Warning, "A client tried to call {Interface}.{Method}, which is for grains only.")]
    private partial void LogRefused(string @interface, string method);
}
