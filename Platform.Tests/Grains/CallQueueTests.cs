using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Hosting;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Grains;

/// <summary>How many calls wait for one grain.</summary>
[Collection(GrainCollection.Name)]
public sealed class CallQueueTests(GrainCluster cluster)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task A_burst_of_a_thousand_calls_is_served()
    {
        SignedIn person = await cluster.SignIn();
        Result[] answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Ask(person)));
        Assert.All(answers, answer => Assert.Equal(ErrorCodes.NotFound, answer.Refusal!.Code));
    }

    [Fact]
    public async Task What_a_hot_grain_cannot_take_is_unavailable_at_once_and_what_it_took_is_served()
    {
        const int Surplus = 100;

        // The call that is held up, and what the grain may be asked by itself meanwhile.
        const int Others = 5;
        SignedIn person = await cluster.SignIn();
        GrainId grain = cluster.User(person).GetGrainId();
        int writes = cluster.Faults.WritesOf(grain);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Faults.Hold = release.Task;
        cluster.Faults.Target = grain;
        try
        {
            Task<Result<UserProfile>> running = cluster.User(person).ChangeProfile(new ProfileChange("held-up", false, null));
            await Eventually.TrueAsync(() => cluster.Faults.WritesOf(grain) > writes, Deadline, () => "it does not write");

            Task<Result>[] calls = [.. Enumerable.Range(0, CallQueues.MostOfGrain + Surplus).Select(_ => Ask(person))];
            await Eventually.TrueAsync(() => calls.Count(call => call.IsFaulted) >= Surplus - Others, Deadline, () => "nothing is refused");
            release.SetResult();
            Assert.Equal("held-up", (await running).Value!.Username);
            await ((Task)Task.WhenAll(calls)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            Task<Result>[] refused = [.. calls.Where(call => call.IsFaulted)];
            Assert.InRange(refused.Length, Surplus - Others, Surplus + Others);
            Assert.All(refused, call => Assert.True(call.Exception!.InnerException!.IsTransient(), call.Exception.ToString()));
            Assert.All(await Task.WhenAll(calls.Except(refused)), answer => Assert.Equal(ErrorCodes.NotFound, answer.Refusal!.Code));
        }
        finally
        {
            release.TrySetResult();
            cluster.Faults.Target = null;
            cluster.Faults.Hold = null;
        }
    }

    // A call that waits for its turn and changes nothing.
    private Task<Result> Ask(SignedIn person) => cluster.User(person).DestroySession("nobody", SessionKey.Of(person.Token));
}
