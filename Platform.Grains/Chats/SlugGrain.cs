using Platform.Grains.Hosting;
using Platform.Grains.Storage;

namespace Platform.Grains.Chats;

/// <summary>Decides which chat has one slug; a chat that denies it has lost it.</summary>
internal sealed class SlugGrain : Grain, ISlugGrain
{
    /// <summary>Within it a taken slug may still be on its way into its chat's state: longer than any call may last.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Stored<SlugState> _stored;
    private readonly Departure _departure;
    private readonly TimeProvider _clock;

    public SlugGrain([PersistentState(StateNames.Slug)] IPersistentState<SlugState> storage, TimeProvider clock)
    {
        _stored = new Stored<SlugState>(storage, this);
        _departure = new Departure(this);
        _clock = clock;
    }

    public async Task<bool> Take(long chat)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        if (_stored.Exists && _stored.Current.ChatId != chat && !await IsAbandoned(_stored.Current, now))
        {
            return false;
        }

        await _stored.Write(new SlugState { ChatId = chat, TakenAt = now });
        return true;
    }

    public async Task Release(long chat)
    {
        if (_stored.Exists && _stored.Current.ChatId == chat)
        {
            await _stored.Clear();
        }

        _departure.Begin();
    }

    public Task<long?> GetHolder()
    {
        if (!_stored.Exists)
        {
            _departure.Begin();
            return Task.FromResult<long?>(null);
        }

        return Task.FromResult<long?>(_stored.Current.ChatId);
    }

    private async Task<bool> IsAbandoned(SlugState taken, DateTimeOffset now) =>
        now - taken.TakenAt > Grace
        && !await GrainFactory.GetGrain<IChatGrain>(taken.ChatId).HoldsSlug(ISlugGrain.Parse(this.GetPrimaryKeyString()));
}
