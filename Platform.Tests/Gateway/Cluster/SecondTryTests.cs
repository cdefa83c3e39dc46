using System.Reflection;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Gateway.Cluster;

/// <summary>What is sent once more when a silo leaves, and what is not.</summary>
public sealed class SecondTryTests
{
    private readonly ImpatientClock _clock = new();

    private int _failures;
    private int _sent;

    [Fact]
    public async Task A_call_finds_its_grain_elsewhere()
    {
        _failures = 2;
        await RunAsync(new SiloUnavailableException());
        Assert.Equal(3, _sent);
    }

    [Fact]
    public async Task It_gives_up_before_a_client_would()
    {
        _failures = int.MaxValue;
        await Assert.ThrowsAsync<SiloUnavailableException>(() => RunAsync(new SiloUnavailableException()));
        Assert.InRange(_sent, 2, 10);
        Assert.InRange(_clock.Waited, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Whoever_had_no_answer_in_time_is_not_asked_again()
    {
        _failures = 1;
        await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(new TimeoutException()));
        Assert.Equal(1, _sent);
    }

    [Fact]
    public void Every_call_that_interleaves_with_everything_is_marked_but_those_of_each_request_and_those_nobody_waits_for()
    {
        MethodInfo[] unmarked = [.. Calls().Where(call =>
            call.IsDefined(typeof(AlwaysInterleaveAttribute)) && !call.IsDefined(typeof(SafeToRepeatAttribute)) && !call.IsDefined(typeof(OneWayAttribute)))];
        Assert.All(unmarked, call => Assert.StartsWith("Admit", call.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_marked_call_is_sent_by_way_of_it_and_no_other_is()
    {
        Type[] requests = [.. new[] { typeof(IUserGrain), typeof(UserGrain) }.SelectMany(part => part.Assembly.GetTypes()).Where(type => type.BaseType is { } made
            && typeof(IOutgoingGrainCallFilter).IsAssignableFrom(made) && made.Namespace == typeof(SecondTry).Namespace && !type.IsAbstract)];
        Assert.Equal(Calls().Count(call => call.IsDefined(typeof(SafeToRepeatAttribute))), requests.Length);
    }

    private static IEnumerable<MethodInfo> Calls() => new[] { typeof(IUserGrain), typeof(UserGrain) }
        .SelectMany(part => part.Assembly.GetTypes())
        .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
        .SelectMany(type => type.GetMethods());

    private Task RunAsync(Exception fault) =>
        new SecondTry(_clock).Send(() => ++_sent <= _failures ? Task.FromException(fault) : Task.CompletedTask);
}
