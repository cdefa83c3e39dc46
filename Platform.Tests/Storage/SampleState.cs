using System.Text.Json.Serialization;

namespace Platform.Tests.Storage;

/// <summary>A state with the members that storage knows of.</summary>
public sealed record SampleState
{
    [JsonPropertyName("text")]
    public string? Text { get; init; }

    [JsonPropertyName("outbox")]
    public IReadOnlyList<SampleEvent>? Outbox { get; init; }

    [JsonPropertyName("buckets")]
    public IReadOnlyList<string>? Buckets { get; init; }

    [JsonPropertyName("sweep_after")]
    public string? SweepAfter { get; init; }

    [JsonPropertyName("wake_after")]
    public string? WakeAfter { get; init; }
}

/// <summary>An audit event as a state carries it in its outbox.</summary>
public sealed record SampleEvent
{
    [JsonPropertyName("event_id")]
    public Guid? EventId { get; init; } = Guid.NewGuid();

    [JsonPropertyName("event")]
    public string Event { get; init; } = "USER_BAN";

    [JsonPropertyName("outcome")]
    public string Outcome { get; init; } = "done";

    [JsonPropertyName("actor_id")]
    public long? ActorId { get; init; } = 7;

    [JsonPropertyName("target_type")]
    public string TargetType { get; init; } = "user";

    [JsonPropertyName("target_id")]
    public string TargetId { get; init; } = "42";

    [JsonPropertyName("metadata")]
    public Dictionary<string, string>? Metadata { get; init; }

    [JsonPropertyName("created_at")]
    public DateTimeOffset CreatedAt { get; init; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
}

internal static class SampleStates
{
    public const string StateName = "sample";

    public static GrainId Grain(string key) => GrainId.Create("sample", key);

    /// <summary>What an activation holds before it has read anything.</summary>
    public static GrainState<SampleState> Fresh(SampleState? state = null) => new(state ?? new SampleState());

    public static async Task<GrainState<SampleState>> ReadAsync(this TestStorage storage, string key)
    {
        var state = Fresh();
        await storage.Grains.ReadStateAsync(StateName, Grain(key), state);
        return state;
    }

    public static async Task<GrainState<SampleState>> WriteAsync(this TestStorage storage, string key, GrainState<SampleState> state)
    {
        await storage.Grains.WriteStateAsync(StateName, Grain(key), state);
        return state;
    }

    public static Task<GrainState<SampleState>> WriteAsync(this TestStorage storage, string key, SampleState state) =>
        storage.WriteAsync(key, Fresh(state));

    public static Task ClearAsync(this TestStorage storage, string key, GrainState<SampleState> state) =>
        storage.Grains.ClearStateAsync(StateName, Grain(key), state);
}
