using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>Keeps the keys that protect cookies for as long as the process runs, instead of in the home folder of whoever measures.</summary>
internal sealed class MemoryKeyRepository : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys.Select(key => new XElement(key))];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(new XElement(element));
}
