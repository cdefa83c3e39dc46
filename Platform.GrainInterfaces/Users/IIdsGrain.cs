namespace Platform.GrainInterfaces.Users;

/// <summary>Hands out numbers in blocks, so that no request waits for the one place that counts. Key: one of <see cref="IdsKey"/>.</summary>
[Alias("platform.ids")]
public interface IIdsGrain : IGrainWithStringKey
{
    /// <summary>Takes the next numbers for the caller; what he does not use is never given to another.</summary>
    /// <param name="size">How many, 1 to 1,000.</param>
    /// <returns>The first of them.</returns>
    [Alias("take-block")]
    Task<long> TakeBlock(int size);
}
