using System.Collections.Concurrent;

namespace Platform.Grains.Storage;

/// <summary>Grains on this silo of which is known that nothing is stored of them, so that the database need not be asked. Thread-safe.</summary>
/// <remarks>
/// It is known of a key that was drawn just now, at random or from a block of numbers that nobody else draws from, and was told nobody. Should it be wrong all
/// the same, the first write of the grain names no version to replace, and is refused.
/// </remarks>
internal sealed class NewGrains
{
    private readonly ConcurrentDictionary<GrainId, byte> _grains = new();

    /// <summary>Says it of a grain until it begins or the answer is disposed of.</summary>
    public Knowledge Announce(GrainId grain)
    {
        _grains.TryAdd(grain, 0);
        return new Knowledge(this, grain);
    }

    /// <summary>Whether nothing is stored of a grain that begins. Said once: what began may have written, and begins anew when that failed.</summary>
    public bool TryUse(GrainId grain) => _grains.ContainsKey(grain) && _grains.TryRemove(grain, out _);

    /// <summary>How long something is known of a grain.</summary>
    public readonly struct Knowledge(NewGrains grains, GrainId grain) : IDisposable
    {
        /// <summary>From here on the database is asked again.</summary>
        public void Dispose() => grains._grains.TryRemove(grain, out _);
    }
}
