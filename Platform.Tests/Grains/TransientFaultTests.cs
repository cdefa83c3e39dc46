using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Grains;

public sealed class TransientFaultTests
{
    public static TheoryData<Exception> Passing =>
    [
        new UnavailableException(),
        new TimeoutException(),
        new SiloUnavailableException(),
        new LimitExceededException(),

        // What Orleans throws where no silo was found for a grain before the call's time was over.
        new OperationCanceledException("Message expired before placement could complete"),
        new TaskCanceledException(),
    ];

    public static TheoryData<Exception> Ours => [new InvalidOperationException(), new KeyNotFoundException(), new FormatException()];

    [Theory]
    [MemberData(nameof(Passing))]
    public void A_call_that_was_not_answered_may_be_made_again(Exception fault) => Assert.True(fault.IsTransient());

    [Theory]
    [MemberData(nameof(Ours))]
    public void A_mistake_of_ours_does_not_pass_by_itself(Exception fault) => Assert.False(fault.IsTransient());
}
