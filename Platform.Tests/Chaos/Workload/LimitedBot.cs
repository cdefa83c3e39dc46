using System.Collections.Concurrent;

namespace Platform.Tests.Chaos;

/// <summary>A bot with a small limit an hour that goes on asking.</summary>
internal sealed class LimitedBot(Stage stage, ChaosBot bot, int limit) : Participant(stage)
{
    private readonly ConcurrentQueue<LimitedRequest> _requests = new();

    public override TimeSpan Pace => TimeSpan.FromMilliseconds(300);

    public override async Task ActAsync(Random random)
    {
        Answer answer = await Stage.GetAsync(bot.Client, "/v1/bot/me");
        _requests.Enqueue(new LimitedRequest(answer.Invoked, answer.Completed, answer.IsDone, answer.Response is null));
        if (answer.Response is { Status: not 200 and not 429 } refused)
        {
            Stage.Violations.Enqueue("a bot was refused: " + refused);
        }
    }

    public override IEnumerable<string> Complaints() => HourlyLimit.Complaint(limit, _requests, Stage.Losses) is { } complaint ? [complaint] : [];
}
