using System.Collections.Concurrent;
using System.Globalization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>A bot that reports batches under keys; one that repeats what was not answered under the same key, or one that never does.</summary>
internal sealed class Reporter(Stage stage, ChaosBot bot, Secret root, bool repeats) : Participant(stage)
{
    // Small, so that the sums that many unanswered ones can make are few enough to be looked at.
    private const int LargestCount = 1_000;

    private readonly ConcurrentDictionary<string, long> _acknowledged = new();
    private readonly ConcurrentDictionary<string, long> _unanswered = new();
    private readonly ConcurrentDictionary<string, string> _answers = new();
    private long _total;

    public override TimeSpan Pace => TimeSpan.FromMilliseconds(250);

    public override Task ActAsync(Random random)
    {
        if (repeats && !_unanswered.IsEmpty)
        {
            return ReportAsync(_unanswered.First().Key, _unanswered.First().Value);
        }

        if (repeats && random.Next(5) == 0 && !_acknowledged.IsEmpty)
        {
            (string known, long amount) = _acknowledged.First();
            return ReportAsync(known, amount);
        }

        return ReportAsync(Guid.NewGuid().ToString("N"), random.Next(1, LargestCount));
    }

    public override async Task SettleAsync()
    {
        if (repeats)
        {
            foreach ((string key, long count) in _unanswered)
            {
                await Stage.InsistAsync(() => ReportAsync(key, count));
            }
        }

        // The counts may be a second or two behind.
        await Eventually.TrueAsync(
            async () =>
            {
                CommandCounts counts = (await Stage.InsistAsync(() => Stage.AskAsync((IBotConsoleGrain door) => door.GetStatistics(root, Text)))).Value
                    ?? throw new InvalidOperationException("The bot is gone.");
                _total = counts.TotalCount;
                return !Complaints().Any();
            },
            TimeSpan.FromSeconds(10),
            () => string.Join('\n', Complaints()));
    }

    public override IEnumerable<string> Complaints() =>
        BatchTotals.Complaint(bot.Name, _acknowledged.Values, _unanswered.Values, _total) is { } complaint ? [complaint] : [];

    private string Text => bot.Id.ToString(CultureInfo.InvariantCulture);

    private async Task<Answer> ReportAsync(string key, long count)
    {
        Answer answer = await Stage.PostAsync(
            bot.Client with { IdempotencyKey = key }, "/v1/bot/batch", new { commands = new[] { new { command = "chaos", count } } });
        if (answer.IsDone)
        {
            _acknowledged[key] = count;
            _unanswered.TryRemove(key, out _);
            string first = _answers.GetOrAdd(key, answer.Response!.Text);
            if (first != answer.Response!.Text)
            {
                Stage.Violations.Enqueue($"batch {key} was answered first {first}, then {answer.Response.Text}");
            }
        }
        else if (answer.Response is null && !_acknowledged.ContainsKey(key))
        {
            _unanswered[key] = count;
        }

        return answer;
    }
}
