using System.Collections.Concurrent;

namespace Platform.Grains.Hosting;

/// <summary>What grains on this silo show of themselves to others in the process. Thread-safe.</summary>
/// <remarks>Each is shown by its own grain and nobody else, until the grain leaves memory or does not know any more what is stored.</remarks>
/// <typeparam name="TKey">What the grain is asked for by.</typeparam>
/// <typeparam name="TPresent">What it shows; thread-safe.</typeparam>
internal class PresentGrains<TKey, TPresent>
    where TKey : notnull
    where TPresent : class
{
    private readonly ConcurrentDictionary<TKey, TPresent> _shown = new();

    /// <summary>Shows a grain.</summary>
    public void Show(TKey key, TPresent present)
    {
        if (!ReferenceEquals(Find(key), present))
        {
            _shown[key] = present;
        }
    }

    /// <summary>Shows it no more; one that has come into memory meanwhile stays.</summary>
    public void Hide(TKey key, TPresent present) => _shown.TryRemove(KeyValuePair.Create(key, present));

    /// <returns>What the grain shows; null when it must be called.</returns>
    public TPresent? Find(TKey key) => _shown.GetValueOrDefault(key);
}
