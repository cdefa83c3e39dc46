using System.Net;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Gateway.Admission;

/// <summary>Counts the open connections of each client address, so that one alone cannot use up those of the process. Thread-safe.</summary>
/// <param name="most">Connections of one address at the most; null for no limit.</param>
/// <param name="trusted">Networks that are not counted: proxies, which stand for many clients.</param>
internal sealed class ConnectionsOfAddresses(int? most, IReadOnlyCollection<IPNetwork> trusted)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ClientAddress, int> _open = [];

    /// <summary>Addresses with a counted connection.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Counts one more connection.</summary>
    /// <param name="peer">The socket's peer; null where it has no address.</param>
    /// <returns>What gives it back when it is closed; null when there are as many as there may be.</returns>
    public IDisposable? TryOpen(IPAddress? peer)
    {
        if (most is not { } limit || peer is null || IsTrusted(peer))
        {
            return Uncounted.Instance;
        }

        var address = ClientAddress.Of(peer);
        lock (_gate)
        {
            int open = _open.GetValueOrDefault(address);
            if (open >= limit)
            {
                return null;
            }

            _open[address] = open + 1;
        }

        return new Counted(this, address);
    }

    private bool IsTrusted(IPAddress peer)
    {
        IPAddress plain = peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer;
        return trusted.Any(network => network.Contains(plain));
    }

    private void Close(ClientAddress address)
    {
        lock (_gate)
        {
            if (--_open[address] == 0)
            {
                _open.Remove(address);
            }
        }
    }

    private sealed class Counted(ConnectionsOfAddresses owner, ClientAddress address) : IDisposable
    {
        private int _isClosed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isClosed, 1) == 0)
            {
                owner.Close(address);
            }
        }
    }

    private sealed class Uncounted : IDisposable
    {
        public static Uncounted Instance { get; } = new();

        public void Dispose()
        {
        }
    }
}
