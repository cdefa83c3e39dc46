namespace Platform.Benchmarks.Servers;

/// <summary>Closes what was opened, in the order given.</summary>
internal static class Closing
{
    /// <summary>Closes each; the absent ones are passed over.</summary>
    public static async Task AllAsync(params IReadOnlyList<IAsyncDisposable?> opened)
    {
        foreach (var one in opened)
        {
            if (one is not null)
            {
                await one.DisposeAsync();
            }
        }
    }
}
