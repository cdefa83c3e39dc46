using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Storage;

namespace Platform.Silo.Storage.States;

/// <summary>Orleans' grain storage over a database's rows. A row's version is the state's ETag; a cleared state is a deleted row.</summary>
internal sealed partial class PlatformGrainStorage(
    IStateStore store, IGrainStorageSerializer serializer, IActivatorProvider activators, NewGrains newGrains, ILogger<PlatformGrainStorage> logger)
    : IGrainStorage
{
    /// <summary>Makes this the storage of every grain that names no other.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<NewGrains>();
        services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, _) => ActivatorUtilities.CreateInstance<PlatformGrainStorage>(provider));
    }

    /// <inheritdoc />
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!newGrains.TryUse(grainId) && await ReadAsync(Key(stateName, grainId)) is { } found)
        {
            grainState.State = serializer.Deserialize<T>(found.Payload);
            grainState.ETag = StateVersion.ETag(found.Version);
            grainState.RecordExists = true;
        }
        else
        {
            Forget(grainState);
        }
    }

    /// <inheritdoc />
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Serialised here, on the grain's turn: by the time the write is run the state may be another.
        var payload = serializer.Serialize(grainState.State);
        var key = Key(stateName, grainId);
        var written = await store.WriteAsync(key, StateVersion.Parse(grainState.ETag), payload)
            ?? throw Conflict("write", key, grainState.ETag);
        grainState.ETag = StateVersion.ETag(written);
        grainState.RecordExists = true;
    }

    /// <inheritdoc />
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is null)
        {
            await ReadStateAsync(stateName, grainId, grainState);
        }

        var key = Key(stateName, grainId);
        if (StateVersion.Parse(grainState.ETag) is { } expected && !await store.DeleteAsync(key, expected))
        {
            throw Conflict("deletion", key, grainState.ETag);
        }

        Forget(grainState);
    }

    // A grain that cannot read its state does not begin, and the runtime tells its caller past our filters: in another process, without a driver's types.
    private async Task<StoredState?> ReadAsync(StateKey key)
    {
        try
        {
            return await store.ReadAsync(key);
        }
        catch (Exception fault) when (fault is DbException or SocketException or IOException)
        {
            LogUnread(key.StateName, fault);
            throw new UnavailableException();
        }
    }

    private void Forget<T>(IGrainState<T> grainState)
    {
        grainState.State = activators.GetActivator<T>().Create();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    [LoggerMessage(LogLevel.Warning, "A state {StateName} could not be read.")]
    private partial void LogUnread(string stateName, Exception fault);

    private static StateKey Key(string stateName, GrainId grainId) => new(stateName, grainId.Key.ToString()!);

    private static InconsistentStateException Conflict(string operation, StateKey key, string? etag) => new(
        $"Version conflict: the {operation} of state {key} expected version {etag ?? "none"}.", storedEtag: null, currentEtag: etag);
}
