using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Bots;

namespace Platform.Tests.Storage;

/// <summary>What bots have reported, kept one by one and counted by looking at each.</summary>
internal sealed class CommandCountModel(DateTimeOffset now)
{
    private const int BotsAtOnce = 2;

    // More than ten, some that UTF-16 and UTF-8 order differently, and so few amounts that many are equal.
    private static readonly string[] Commands = ["a", "B", "b", "c", "d", "e", "f", "g", "h", "ä", "～", "😀", "%", "\'"];
    private static readonly int[] Ages = [-5, 0, 1, 700, 1_439, 1_440, 1_441, 10_000];

    private static readonly Gen<IOperation> Reports =
        from tallies in Gen.Select(Gen.Int[0, BotsAtOnce - 1], Gen.Int[0, 1], Any(Commands), Any(Ages), Gen.Int[1, 2]).Array[1, 12]
        select (IOperation)new Report(tallies);

    private readonly List<CommandTally> _reported = [];
    private readonly Dictionary<BotId, int> _epochs = [];
    private long _firstBot = 1;

    public interface IOperation
    {
        Task RunAsync(TestStorage storage, CommandCountModel model);
    }

    public static Gen<IOperation[]> Operations { get; } = Gen.Frequency(
        (5, Reports),
        (3, Gen.Const((IOperation)new Fold())),
        (1, Gen.Int[1, 900].Select(minutes => (IOperation)new Pass(minutes))),
        (1, Gen.Int[0, BotsAtOnce - 1].Select(bot => (IOperation)new Reset(bot)))).Array[1, 12];

    public DateTimeOffset Now { get; private set; } = now;

    public ImmutableArray<BotId> Bots => [.. Enumerable.Range(0, BotsAtOnce).Select(bot => new BotId(_firstBot + bot))];

    public void TakeOtherBots() => _firstBot += BotsAtOnce;

    public int Epoch(BotId bot) => _epochs.GetValueOrDefault(bot);

    public CommandCounts All() => Count(_reported);

    public CommandCounts Of(BotId bot, int epoch) => Count(_reported.Where(tally => tally.BotId == bot && tally.Epoch == epoch));

    private static Gen<T> Any<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private CommandCounts Count(IEnumerable<CommandTally> tallies)
    {
        var counted = tallies.ToList();
        var top = counted
            .GroupBy(tally => tally.Command)
            .Select(group => new CommandCount(group.Key, group.Sum(tally => tally.Amount)))
            .OrderByDescending(command => command.Count)
            .ThenBy(command => Encoding.UTF8.GetBytes(command.Command), Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)))
            .Take(10);
        return new CommandCounts(
            counted.Sum(tally => tally.Amount), counted.Where(tally => tally.Minute > Now.AddHours(-24)).Sum(tally => tally.Amount), [.. top]);
    }

    private sealed record Report((int Bot, int EpochsAgo, string Command, int Age, int Amount)[] Tallies) : IOperation
    {
        public async Task RunAsync(TestStorage storage, CommandCountModel model)
        {
            CommandTally[] tallies =
            [
                .. Tallies.Select(tally => new CommandTally(
                    model.Bots[tally.Bot],
                    Math.Max(0, model.Epoch(model.Bots[tally.Bot]) - tally.EpochsAgo),
                    tally.Command,
                    model.Now.AddMinutes(-tally.Age),
                    tally.Amount)),
            ];
            await storage.StoreBatchAsync(tallies);
            model._reported.AddRange(tallies);
        }
    }

    private sealed record Fold : IOperation
    {
        public async Task RunAsync(TestStorage storage, CommandCountModel model)
        {
            await storage.Maintenance.RollUpStatisticsAsync(model.Now, CancellationToken.None);
            foreach (var bot in model.Bots)
            {
                Assert.Equal(
                    "0",
                    await storage.QueryOneAsync($"SELECT count(*) FROM command_total WHERE bot_id = {bot} AND epoch < {model.Epoch(bot)}"));
            }
        }
    }

    private sealed record Pass(int Minutes) : IOperation
    {
        public Task RunAsync(TestStorage storage, CommandCountModel model)
        {
            model.Now += TimeSpan.FromMinutes(Minutes);
            return Task.CompletedTask;
        }
    }

    private sealed record Reset(int Bot) : IOperation
    {
        public Task RunAsync(TestStorage storage, CommandCountModel model)
        {
            var bot = model.Bots[Bot];
            model._epochs[bot] = model.Epoch(bot) + 1;
            return storage.StoreBotAsync(new BotState { Id = bot, StatisticsEpoch = model.Epoch(bot) });
        }
    }
}
