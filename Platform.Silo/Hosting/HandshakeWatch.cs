using Microsoft.AspNetCore.Connections;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Silo.Hosting;

/// <summary>Tells of connections that came to no TLS session, in one line and not for each: whoever reaches the port can make them.</summary>
internal sealed partial class HandshakeWatch(ILogger<HandshakeWatch> logger)
{
    private readonly RareWarning _warning = new(TimeProvider.System);

    /// <summary>Watches what stands between.</summary>
    /// <param name="connection">The connection's steps.</param>
    /// <param name="addHandshake">Adds the step that makes the TLS session.</param>
    public void Surround(IConnectionBuilder connection, Action addHandshake)
    {
        connection.Use(next => context => Watch(next, context));
        addHandshake();
        connection.Use(next => context =>
        {
            context.Items[this] = true;
            return next(context);
        });
    }

    private async Task Watch(ConnectionDelegate next, ConnectionContext context)
    {
        await next(context);
        if (!context.Items.ContainsKey(this) && _warning.TryTake(out int unsaid))
        {
            LogFailed(logger, context.RemoteEndPoint, unsaid);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection with {Peer} came to no TLS session and was closed. {Unsaid} more of the kind were not told.")]
    private static partial void LogFailed(ILogger logger, System.Net.EndPoint? peer, int unsaid);
}
