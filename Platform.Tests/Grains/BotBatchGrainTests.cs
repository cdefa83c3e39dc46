using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Statistics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class BotBatchGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task A_batch_that_comes_again_gets_its_first_answer_and_counts_once()
    {
        Registered bot = await cluster.CreateBot();
        CommandBatch batch = await Batch(bot, Item("ping", 3), Item("ping", -1));
        BatchOutcome first = await Report(bot, "key", batch);
        BatchOutcome again = await Report(bot, "key", batch);
        Assert.Equal((1, 1), (first.Accepted, first.Rejected.Length));
        Assert.Equal((first.Accepted, first.CreatedAt, first.UpdatedAt), (again.Accepted, again.CreatedAt, again.UpdatedAt));
        Assert.Equal(first.Rejected.AsEnumerable(), again.Rejected);
        Assert.Equal(3, (await Counts(bot)).TotalCount);
    }

    [Fact]
    public async Task Of_many_at_once_under_one_key_one_counts_and_all_get_its_answer()
    {
        Registered bot = await cluster.CreateBot();
        CommandBatch batch = await Batch(bot, Item("ping", 2));
        BatchOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Report(bot, "key", batch)));
        Assert.All(outcomes, outcome => Assert.Equal(1, outcome.Accepted));
        Assert.Equal(2, (await Counts(bot)).TotalCount);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_a_mismatch_and_counts_nothing()
    {
        Registered bot = await cluster.CreateBot();
        CommandBatch batch = await Batch(bot, Item("ping", 2));
        await Report(bot, "key", batch);
        Result<BatchOutcome> other = await Ask(bot, "key", batch with { Fingerprint = TokenHash.Of(new Secret("another body")) });
        Assert.Equal(ErrorCodes.IdempotencyMismatch, other.Refusal?.Code);
        Assert.Equal(2, (await Counts(bot)).TotalCount);
    }

    [Fact]
    public async Task The_same_key_of_another_bot_is_another_key()
    {
        Registered one = await cluster.CreateBot();
        Registered other = await cluster.CreateBot();
        await Report(one, "key", await Batch(one, Item("ping", 2)));
        await Report(other, "key", await Batch(other, Item("ping", 5)));
        Assert.Equal((2, 5), ((await Counts(one)).TotalCount, (await Counts(other)).TotalCount));
    }

    [Fact]
    public async Task After_24_hours_a_key_may_be_used_again()
    {
        Registered bot = await cluster.CreateBot();
        await Report(bot, "key", await Batch(bot, Item("ping", 2)));
        cluster.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await Report(bot, "key", await Batch(bot, Item("ping", 2)));
        Assert.Equal(2, (await Counts(bot)).TotalCount);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await Report(bot, "key", await Batch(bot, Item("ping", 2)));
        await Report(bot, "key", await Batch(bot, Item("ping", 2)));
        Assert.Equal(4, (await Counts(bot)).TotalCount);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    public async Task A_batch_whose_write_fails_is_unanswered_and_counts_once_when_it_is_sent_again(bool storesBeforeFailing, long countedBefore)
    {
        Registered bot = await cluster.CreateBot();
        CommandBatch batch = await Batch(bot, Item("ping", 2));
        cluster.Faults.StoresBeforeFailing = storesBeforeFailing;
        cluster.Faults.Target = Grain(bot, "key").GetGrainId();
        await Assert.ThrowsAsync<UnavailableException>(() => Report(bot, "key", batch));
        cluster.Faults.Target = null;
        Assert.Equal(countedBefore, (await Counts(bot)).TotalCount);
        await Eventually.TrueAsync(() => Answers(bot, batch), TimeSpan.FromSeconds(10), () => "the batch is not answered");
        Assert.Equal(2, (await Counts(bot)).TotalCount);
    }

    [Fact]
    public async Task Executions_count_for_users_who_may_execute_commands_only()
    {
        Registered bot = await cluster.CreateBot();
        SignedIn banned = await cluster.SignIn();
        SignedIn timedOut = await cluster.SignIn();
        Assert.Null((await cluster.Act(bot.Operator, banned, new BanUser { Reason = "test" })).Refusal);
        Assert.Null((await cluster.Act(bot.Operator, timedOut, new TimeOutUser { Reason = "test", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) })).Refusal);
        BatchOutcome outcome = await Report(
            bot, "key", await Batch(bot, For(bot.Owner.Profile.Id.Value), For(banned.Profile.Id.Value), For(timedOut.Profile.Id.Value), For(999_999_999)));
        Assert.Equal([(1, "user_restricted"), (2, "user_restricted"), (3, "unknown_user")], outcome.Rejected.Select(item => (item.Index, item.Code)));
        Assert.Equal(1, (await Counts(bot)).TotalCount);
        cluster.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await Report(bot, "later", await Batch(bot, For(timedOut.Profile.Id.Value)))).Accepted);
    }

    [Fact]
    public async Task Counts_are_of_one_bot_by_command_and_of_the_last_24_hours()
    {
        Registered bot = await cluster.CreateBot();
        DateTimeOffset now = cluster.Clock.GetUtcNow();
        await Report(bot, "key", await Batch(
            bot, Item("ping", 5), Item("help", 7), Item("ping", 4) with { Timestamp = now.AddHours(-23) }, Item("old", 100) with { Timestamp = now.AddHours(-25) }));
        CommandCounts counts = await Counts(bot);
        Assert.Equal((116, 16), (counts.TotalCount, counts.Last24hCount));
        Assert.Equal([new("old", 100), new("ping", 9), new("help", 7)], counts.Top.AsEnumerable());
        cluster.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((116, 12), ((await Counts(bot)).TotalCount, (await Counts(bot)).Last24hCount));
    }

    [Fact]
    public async Task Reset_statistics_begin_at_nothing_and_what_all_bots_reported_stays()
    {
        Registered bot = await cluster.CreateBot();
        await Report(bot, "key", await Batch(bot, Item("ping", 5)));
        await cluster.Grain(bot).Update(new BotUpdate { Users = 3, Groups = 2, LatencyMs = 1 });
        long all = await All(bot);
        BotActOutcome outcome = await cluster.Do(bot, new ResetBotStatistics());
        Assert.Equal((0, 0, null), (outcome.After!.Users, outcome.After.Groups, outcome.After.LatencyMs));
        Assert.Equal(0, (await Counts(bot)).TotalCount);
        await Report(bot, "next", await Batch(bot, Item("ping", 2)));
        Assert.Equal(2, (await Counts(bot)).TotalCount);
        Assert.Equal(all + 2, await All(bot));
    }

    private async Task<bool> Answers(Registered bot, CommandBatch batch)
    {
        try
        {
            return (await Report(bot, "key", batch)).Accepted == 1;
        }
        catch (UnavailableException)
        {
            return false;
        }
    }

    private async Task<long> All(Registered bot) =>
        (await cluster.Grains.GetGrain<IStatisticsConsoleGrain>(0).Show(bot.Operator.Token)).Value!.Commands.TotalCount;

    private async Task<CommandCounts> Counts(Registered bot)
    {
        // An Owner's session lasts a day, and these tests take longer by their clock.
        SignedIn operating = await cluster.SignInOwner();
        return (await cluster.BotConsole().GetStatistics(operating.Token, bot.Id.ToString())).Value!;
    }

    private async Task<CommandBatch> Batch(Registered bot, params ImmutableArray<ReportedCommand> items) =>
        new(await cluster.PrincipalOf(bot), items, TokenHash.Of(new Secret("a body")));

    private async Task<BatchOutcome> Report(Registered bot, string key, CommandBatch batch)
    {
        Result<BatchOutcome> outcome = await Ask(bot, key, batch);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private Task<Result<BatchOutcome>> Ask(Registered bot, string key, CommandBatch batch) => Grain(bot, key).Report(batch);

    private IBotBatchGrain Grain(Registered bot, string key) => cluster.Grains.GetGrain<IBotBatchGrain>(BatchKey.Of(bot.Id, key));

    private static ReportedCommand Item(string command, long count) => new() { Command = command, Count = count };

    private static ReportedCommand For(long user) => Item("ping", 1) with { UserId = user };
}
