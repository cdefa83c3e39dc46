using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Chats;

/// <summary>A chat's dealings with the slugs: takes one before its state says so, gives the old one back after.</summary>
/// <remarks>A slug taken by a change that was never written is given to the next who asks, since its chat then denies it.</remarks>
internal sealed class SlugClaims(IGrainFactory grains, long chat)
{
    private string? _taking;

    /// <summary>The answer to who wants a slug that another chat has.</summary>
    public static Refusal Taken { get; } = new(ErrorCodes.SlugTaken, "Another chat has that slug.");

    /// <summary>Whether the chat is about to have this slug.</summary>
    public bool IsTaking(string slug) => _taking == slug;

    /// <summary>Takes the new slug, where there is one and it is not the old one.</summary>
    public async Task<Refusal?> Move(string? oldSlug, string? newSlug)
    {
        if (newSlug is null || newSlug == oldSlug)
        {
            return null;
        }

        _taking = newSlug;
        if (await grains.GetGrain<ISlugGrain>(ISlugGrain.KeyOf(newSlug)).Take(chat))
        {
            return null;
        }

        _taking = null;
        return Taken;
    }

    /// <summary>After the new slug is written: gives the old one back.</summary>
    public async Task Settle(string? oldSlug, string? newSlug)
    {
        _taking = null;
        if (oldSlug is null || oldSlug == newSlug)
        {
            return;
        }

        try
        {
            await grains.GetGrain<ISlugGrain>(ISlugGrain.KeyOf(oldSlug)).Release(chat);
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            // The change stands; the next who wants the old slug learns that no chat has it.
        }
    }
}
