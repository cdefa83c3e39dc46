using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Storage;

/// <summary>State of which others keep copies for a lease; the doors wait after a change, so that the grain that holds it need not.</summary>
internal static class CopiedState
{
    /// <summary>Passes the answer of a change on when every copy made before it has run out.</summary>
    /// <param name="change">The change.</param>
    /// <param name="lease">So long a copy may be gone by, counted from before it was asked for.</param>
    /// <param name="dryRun">Whether nothing was changed.</param>
    public static async Task<Result<T>> WhenCopiesRanOut<T>(this Task<Result<T>> change, TimeSpan lease, bool dryRun)
    {
        Result<T> answer = await change;
        if (!answer.IsRefused && !dryRun)
        {
            // Real time, not the platform's clock: the copies run out by the monotonic clocks of those who keep them.
            await Task.Delay(lease);
        }

        return answer;
    }
}
