using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Admin.Commands;
using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Settings;

namespace Platform.Admin.Connection;

/// <summary>A real cluster behind an Orleans client, connected by the first question.</summary>
/// <param name="target">Which cluster.</param>
/// <param name="logging">Whether the client tells what it does.</param>
/// <param name="time">The clock.</param>
internal sealed class OrleansCluster(ClusterTarget target, ClientLogging logging, TimeProvider time) : ICluster
{
    // Below the 10 seconds of the contract (reference.md, section 10), since the process must start and end as well.
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan MostConnecting = TimeSpan.FromSeconds(6);

    // Enough for a busy machine to start a client; a frozen silo is passed over after it.
    private static readonly TimeSpan HeadStart = TimeSpan.FromSeconds(2.5);

    private readonly ClusterCertificates? _certificates = ReadCertificates(target.Certificates, time);
    private IReadOnlyList<IPEndPoint> _silos = [];
    private Patience _patience = new(time, MostWaiting);
    private TimeSpan _mostAnswering = MostWaiting;
    private ClientConnection? _connection;

    /// <inheritdoc/>
    public string Place => target.Place;

    /// <inheritdoc/>
    public void StartOver(TimeSpan answering = default)
    {
        _mostAnswering = MostWaiting + answering;
        _patience = new Patience(time, _mostAnswering);
    }

    /// <inheritdoc/>
    public async Task<TReply> AskAsync<TGrain, TReply>(Func<TGrain, Task<TReply>> question)
        where TGrain : IGrainWithIntegerKey
    {
        ClientConnection connection = await ConnectAsync();

        // Whatever escapes a grain is a fault of the cluster: its refusals are values.
        try
        {
            return await _patience.WaitAsync(_ => connection.WaitAsync(question(connection.Grains.GetGrain<TGrain>(0))), _mostAnswering);
        }
        catch (Exception fault)
        {
            throw ClusterFault.NoAnswer(target, fault);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    // A silo may go while the operator looks for his code; another one will do.
    private async Task<ClientConnection> ConnectAsync()
    {
        if (_connection is { IsLost: false })
        {
            return _connection;
        }

        await DisposeAsync();
        _connection = null;
        try
        {
            return _connection = await _patience.WaitAsync(OpenAsync, MostConnecting);
        }
        catch (Exception fault)
        {
            throw ClusterFault.Unreachable(target, fault, await new HandshakeProbe(_certificates, time).AskAsync(_silos));
        }
    }

    private async Task<ClientConnection> OpenAsync(CancellationToken late)
    {
        _silos = await SiloFinder.FindAsync(target, late);
        return _silos.Count == 0 ? throw new NoSiloException() : await new ConnectionRace(time, HeadStart).RunAsync([.. _silos.Select(WayTo)], late);
    }

    private Func<CancellationToken, Task<ClientConnection>> WayTo(IPEndPoint silo) =>
        lost => ClientConnection.OpenAsync(target.ClusterId, logging, silo, _certificates, lost);

    private static ClusterCertificates? ReadCertificates(CertificateFiles? files, TimeProvider time)
    {
        try
        {
            return files is null ? null : new ClusterCertificates(files, CertificateUse.Client, time, NullLogger<ClusterCertificates>.Instance);
        }
        catch (SettingException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }
}
