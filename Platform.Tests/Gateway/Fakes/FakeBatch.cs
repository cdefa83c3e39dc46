using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>Takes batches and keeps them.</summary>
internal sealed class FakeBatch : IBotBatchGrain
{
    public List<CommandBatch> Taken { get; } = [];

    public Result<BatchOutcome> Outcome { get; set; } =
        new BatchOutcome(1, [new RejectedCommand(1, BatchItemCodes.UnknownUser, "There is no such user.")], FakeBot.Time, FakeBot.Time);

    public Task<Result<BatchOutcome>> Report(CommandBatch batch)
    {
        Taken.Add(batch);
        return Task.FromResult(Outcome);
    }
}
