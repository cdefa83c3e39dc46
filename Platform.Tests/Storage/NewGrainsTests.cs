using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using Platform.Grains.Sessions;
using Platform.Grains.Storage;
using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

/// <summary>The database is not asked for what is known not to be there.</summary>
public sealed class NewGrainsTests : IAsyncDisposable
{
    private static readonly GrainId New = GrainId.Create("sample", "new");

    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();
    private readonly NewGrains _newGrains = new();
    private readonly CountingStore _store = new();
    private readonly PlatformGrainStorage _storage;

    public NewGrainsTests() => _storage = new PlatformGrainStorage(
        _store, new StateSerializer(), _services.GetRequiredService<IActivatorProvider>(), _newGrains, NullLogger<PlatformGrainStorage>.Instance);

    [Fact]
    public async Task A_new_grain_begins_with_nothing_and_without_a_read()
    {
        using NewGrains.Knowledge known = _newGrains.Announce(New);
        var state = new GrainState<SessionState>();
        await _storage.ReadStateAsync("sample", New, state);
        Assert.Equal((false, null, 0), (state.RecordExists, state.ETag, _store.Reads));
    }

    [Fact]
    public async Task Every_other_grain_is_read_and_so_is_this_one_later()
    {
        using (_newGrains.Announce(New))
        {
            await _storage.ReadStateAsync("sample", GrainId.Create("sample", "other"), new GrainState<SessionState>());
        }

        await _storage.ReadStateAsync("sample", New, new GrainState<SessionState>());
        Assert.Equal(2, _store.Reads);
    }

    [Fact]
    public async Task A_new_grain_that_begins_a_second_time_is_read()
    {
        using NewGrains.Knowledge known = _newGrains.Announce(New);
        await _storage.ReadStateAsync("sample", New, new GrainState<SessionState>());
        var again = new GrainState<SessionState>();
        await _storage.ReadStateAsync("sample", New, again);
        Assert.Equal((true, "7", 1), (again.RecordExists, again.ETag, _store.Reads));
    }

    [Fact]
    public async Task A_grain_that_was_not_new_after_all_cannot_write()
    {
        using NewGrains.Knowledge known = _newGrains.Announce(New);
        var state = new GrainState<SessionState>();
        await _storage.ReadStateAsync("sample", New, state);
        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.WriteStateAsync("sample", New, state));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Holds one row of every key, and takes a write of its version alone.</summary>
    private sealed class CountingStore : IStateStore
    {
        public int Reads { get; private set; }

        public Task<StoredState?> ReadAsync(StateKey key)
        {
            Reads++;
            return Task.FromResult<StoredState?>(new StoredState(7, BinaryData.FromString("{}")));
        }

        public Task<int?> WriteAsync(StateKey key, int? expected, BinaryData payload) => Task.FromResult<int?>(expected == 7 ? 8 : null);

        public Task<bool> DeleteAsync(StateKey key, int expected) => Task.FromResult(expected == 7);
    }
}
