using System.Collections.Concurrent;

namespace Platform.Grains.Storage;

/// <summary>Grains on this silo of which is known that nothing is stored of them, so that the database need not be asked. Thread-safe.</summary>
/// <remarks>
/// It is known of a key that was drawn at random just now and told nobody. Should it be wrong all the same, the first write of the grain names no version to
/// replace, and is refused.
/// </remarks>
internal sealed class NewGrains
{
    private readonly ConcurrentDictionary<GrainId, byte> _grains = new();

    /// <summary>Says it of a grain until the answer is disposed of.</summary>
    public Knowledge Announce(GrainId grain)
    {
        _grains.TryAdd(grain, 0);
        return new Knowledge(this, grain);
    }

    /// <summary>Whether nothing is stored of a grain.</summary>
    public bool Contains(GrainId grain) => _grains.ContainsKey(grain);

    /// <summary>How long something is known of a grain.</summary>
    public readonly struct Knowledge(NewGrains grains, GrainId grain) : IDisposable
    {
        /// <summary>From here on the database is asked again.</summary>
        public void Dispose() => grains._grains.TryRemove(grain, out _);
    }
}
