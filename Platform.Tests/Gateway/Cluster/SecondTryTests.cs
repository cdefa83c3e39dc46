using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Gateway.Cluster;

/// <summary>What is sent once more when a silo leaves, and what is not.</summary>
public sealed class SecondTryTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(typeof(ISessionGrain), nameof(ISessionGrain.Admit))]
    [InlineData(typeof(IUserGrain), nameof(IUserGrain.GetPublicProfile))]
    public async Task A_call_that_is_safe_to_repeat_finds_its_grain_elsewhere(Type grain, string method)
    {
        Call call = Call.To(grain, method);
        call.Failures = 2;
        await RunAsync(call);
        Assert.Equal(3, call.Sent);
    }

    [Fact]
    public async Task A_change_is_not_sent_again()
    {
        Call call = Call.To(typeof(ISessionGrain), nameof(ISessionGrain.Open));
        call.Failures = 1;
        await Assert.ThrowsAsync<SiloUnavailableException>(() => RunAsync(call));
        Assert.Equal(1, call.Sent);
    }

    [Fact]
    public async Task It_gives_up_before_a_client_would()
    {
        Call call = Call.To(typeof(ISessionGrain), nameof(ISessionGrain.Admit));
        call.Failures = int.MaxValue;
        DateTimeOffset start = _clock.GetUtcNow();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => RunAsync(call));
        Assert.InRange(call.Sent, 2, 10);
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Whoever_had_no_answer_in_time_is_not_asked_again()
    {
        Call call = Call.To(typeof(ISessionGrain), nameof(ISessionGrain.Admit));
        call.Failures = 1;
        call.Fault = new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(call));
        Assert.Equal(1, call.Sent);
    }

    private async Task RunAsync(Call call)
    {
        Task sending = new SecondTry(_clock).Invoke(call.Context);
        while (!sending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        await sending;
    }

    /// <summary>A call that a leaving silo refuses as often as told; open to the proxy that derives from it.</summary>
    public class Call : DispatchProxy
    {
        private MethodInfo? _method;

        public IOutgoingGrainCallContext Context => (IOutgoingGrainCallContext)(object)this;

        public int Failures { get; set; }

        public Exception Fault { get; set; } = new SiloUnavailableException();

        public int Sent { get; private set; }

        public static Call To(Type grain, string method)
        {
            var call = (Call)(object)Create<IOutgoingGrainCallContext, Call>();
            call._method = grain.GetMethod(method);
            Assert.NotNull(call._method);
            return call;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name switch
        {
            "get_InterfaceMethod" => _method,
            "Invoke" => ++Sent <= Failures ? Task.FromException(Fault) : Task.CompletedTask,
            _ => throw new NotSupportedException(targetMethod?.Name),
        };
    }
}
