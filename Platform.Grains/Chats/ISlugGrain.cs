using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;

namespace Platform.Grains.Chats;

/// <summary>One slug: the place where it is decided which chat has it. Key: <see cref="KeyOf"/>.</summary>
[Alias("platform.chats.slug")]
internal interface ISlugGrain : IGrainWithStringKey
{
    private const string Prefix = "slug:";

    /// <summary>The grain's key.</summary>
    /// <param name="slug">A slug that may be one.</param>
    static string KeyOf(string slug) => Prefix + slug;

    /// <summary>The slug that a grain's key stands for.</summary>
    /// <param name="grainKey">A value of <see cref="KeyOf"/>.</param>
    static string Parse(string grainKey) => grainKey[Prefix.Length..];

    /// <summary>Takes the slug for a chat; safe to repeat.</summary>
    /// <param name="chat">The chat.</param>
    /// <returns>False when another chat has it.</returns>
    [Alias("take")]
    Task<bool> Take(long chat);

    /// <summary>Gives the slug back; does nothing when another chat has it.</summary>
    /// <param name="chat">The chat that had it.</param>
    [Alias("release")]
    Task Release(long chat);

    /// <summary>The chat that has the slug; null when none does.</summary>
    [Alias("holder")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<long?> GetHolder();
}
