using System.Collections.Immutable;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Inboxes over a sudden end of the process: what was acknowledged as read stays read, and of what was not acknowledged all is read or nothing.</summary>
public abstract class ReadAllCrashTests(bool onPostgreSql)
{
    private const int People = 12;
    private const int Rounds = 3;

    private static readonly NewNotification Something = new("Title", "Body", NotificationTypes.Info);

    // After the first acknowledged reading, in milliseconds.
    private static readonly double[] Delays = [0, 7, 40];

    [Fact]
    public async Task Of_many_readings_every_acknowledged_one_holds_and_none_is_half_done()
    {
        string? database = onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;
        await using var platform = await TemporaryPlatform.StartAsync(database);
        Operator operating = await platform.Process.OperatorAsync();
        Reader[] readers = [.. (await platform.Access.SignInManyAsync(People)).Select(user => new Reader(user))];
        for (var round = 0; round < Rounds; round++)
        {
            await operating.BroadcastAsync(Something);
            SiloConnection silo = platform.Process.Silo;
            var first = new TaskCompletionSource();
            Task[] reading = [.. readers.Select(reader => Task.Run(() => reader.ReadUntilTheEndAsync(silo, operating, first)))];
            await (await Task.WhenAny([first.Task, .. reading]).WaitAsync(TimeSpan.FromSeconds(30)));
            await Task.Delay(TimeSpan.FromMilliseconds(Delays[round % Delays.Length]));
            await platform.Process.RestartAfterKill9Async();
            await Task.WhenAll(reading);
            foreach (Reader reader in readers)
            {
                await reader.CheckAsync(platform.Process.Silo);
            }
        }

        Assert.Contains(readers, reader => reader.Acknowledged > 1);
    }

    /// <summary>Somebody who is told things and reads all of them, again and again.</summary>
    private sealed class Reader(SignedInUser user)
    {
        private readonly Dictionary<long, DateTimeOffset> _read = [];
        private ImmutableHashSet<long> _beingRead = [];
        private bool _isAcknowledged;

        /// <summary>How often he was told that all is read.</summary>
        public int Acknowledged { get; private set; }

        public async Task ReadUntilTheEndAsync(SiloConnection silo, Operator operating, TaskCompletionSource first)
        {
            const int MostReadings = 300;
            try
            {
                for (var reading = 0; reading < MostReadings; reading++)
                {
                    (_beingRead, _isAcknowledged) = ([], false);
                    await operating.NotifyAsync(user, Something);
                    await operating.NotifyAsync(user, Something);
                    _beingRead = [.. (await ListAsync(silo)).Where(view => view.ReadAt is null).Select(view => view.Id)];
                    Result<int> read = await silo.AskAsync((IInboxGrain inbox) => inbox.ReadAll(), user.Id);
                    Assert.Equal(_beingRead.Count, read.Value);
                    _isAcknowledged = true;
                    Acknowledged++;
                    await KeepTimesAsync(silo);
                    first.TrySetResult();
                }
            }
            catch (Exception end) when (end is not Xunit.Sdk.XunitException)
            {
                // The silo died.
            }
        }

        public async Task CheckAsync(SiloConnection silo)
        {
            ImmutableArray<NotificationView> all = await ListAsync(silo);
            Assert.Equal(all.Count(view => view.ReadAt is null), (await silo.AskAsync((IInboxGrain inbox) => inbox.CountUnread(), user.Id)).Value);
            Assert.All(all.Where(view => _read.ContainsKey(view.Id)), view => Assert.Equal(_read[view.Id], view.ReadAt));
            DateTimeOffset?[] times = [.. all.Where(view => _beingRead.Contains(view.Id)).Select(view => view.ReadAt).Distinct()];
            Assert.True(times.Length <= 1, "A reading was half done.");
            Assert.False(_isAcknowledged && times.Contains(null), "An acknowledged reading was lost.");
        }

        private async Task KeepTimesAsync(SiloConnection silo)
        {
            foreach (NotificationView view in (await ListAsync(silo)).Where(view => _beingRead.Contains(view.Id)))
            {
                Assert.NotNull(view.ReadAt);
                _read[view.Id] = view.ReadAt.Value;
            }
        }

        private async Task<ImmutableArray<NotificationView>> ListAsync(SiloConnection silo) =>
            (await silo.AskAsync((IInboxGrain inbox) => inbox.List(null, 0, 1_000), user.Id)).Value!.Notifications;
    }
}

public sealed class ReadAllCrashOnEmbeddedTests() : ReadAllCrashTests(onPostgreSql: false);

// On PostgreSQL whole clusters are killed in every run, see ChaosTests.
[Trait("Category", "Slow")]
public sealed class ReadAllCrashOnPostgreSqlTests() : ReadAllCrashTests(onPostgreSql: true);
