using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.Grains.Bots;
using Platform.Grains.Time;
using Platform.Grains.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

public sealed class LimitWriterTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Rows _rows = new();
    private readonly LimitWriter _writer;

    public LimitWriterTests() => _writer = new LimitWriter(_clock);

    public void Dispose() => _writer.Dispose();

    [Fact]
    public async Task Whatever_its_turn_a_bot_is_written_down_once_within_four_seconds()
    {
        PresentBot[] bots = [.. Enumerable.Range(1, 3 * WriteTurns.Count).Select(number => Ask(NewBot(number)))];
        _clock.Advance(TimeSpan.FromSeconds(4));
        await Eventually.TrueAsync(() => bots.All(bot => _rows.WritesOf(bot) > 0), Patience, () => "not all were written");
        Assert.All(bots, bot => Assert.Equal(1, _rows.WritesOf(bot)));
    }

    [Fact]
    public async Task A_bot_leaves_when_its_write_that_is_under_way_has_ended_and_is_not_written_again()
    {
        PresentBot bot = Ask(NewBot(1));
        var stored = new TaskCompletionSource();
        _rows.Hold = stored.Task;
        _clock.Advance(TimeSpan.FromSeconds(4));
        await Eventually.TrueAsync(() => _rows.WritesOf(bot) > 0, Patience, () => "it was not written");
        Task left = _writer.Leave(bot);
        Assert.False(left.IsCompleted);
        stored.SetResult();
        await left;
        bot.Admit(Owner, withSelf: false);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(1, _rows.WritesOf(bot));
        Assert.True(bot.IsUnwritten);
    }

    private static UserStanding Owner { get; } = new(PermissionLevel.User, null);

    private PresentBot NewBot(long number)
    {
        var limits = BotLimits.Restore(1_000, new BotLimitState(), _clock.GetUtcNow(), _clock.Elapsed());
        var id = new BotId(number);
        return new PresentBot(id, new BotState { IsActive = true }, limits, null, new WrittenLimits(_rows, GrainOf(id), NullLogger.Instance), _clock);
    }

    private PresentBot Ask(PresentBot bot)
    {
        Assert.Null(bot.Admit(Owner, withSelf: false).Suspension);
        Assert.True(bot.Open());
        _writer.Join(bot);
        return bot;
    }

    private static GrainId GrainOf(BotId bot) => GrainId.Create(GrainType.Create("bot"), GrainIdKeyExtensions.CreateIntegerKey(bot.Value));

    private sealed class Rows : IGrainStorage
    {
        private readonly ConcurrentDictionary<GrainId, int> _writes = new();

        public Task Hold { get; set; } = Task.CompletedTask;

        public int WritesOf(PresentBot bot) => _writes.GetValueOrDefault(GrainOf(bot.Id));

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            _writes.AddOrUpdate(grainId, 1, (_, count) => count + 1);
            return Hold;
        }

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
    }
}
