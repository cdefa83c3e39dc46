using Microsoft.Extensions.Time.Testing;
using Platform.Gateway.Admission;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Gateway.Admission;

public sealed class SharedCopyTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly Queue<TaskCompletionSource<int>> _questions = [];
    private readonly SemaphoreSlim _asked = new(0);

    public void Dispose() => _asked.Dispose();

    [Fact]
    public async Task It_is_asked_for_once_and_used_while_it_lives()
    {
        var copy = Copy();
        Task<int> first = copy.Get(default).AsTask();
        (await Question()).SetResult(1);
        Assert.Equal(1, await first);
        _clock.Advance(Second * 0.9);
        Assert.Equal(1, await copy.Get(default));
        Assert.Empty(_questions);
    }

    [Fact]
    public async Task All_who_wait_share_one_question()
    {
        var copy = Copy();
        Task<int>[] callers = [.. Enumerable.Range(0, 10).Select(_ => copy.Get(default).AsTask())];
        (await Question()).SetResult(1);
        Assert.All(await Task.WhenAll(callers), answer => Assert.Equal(1, answer));
        Assert.Empty(_questions);
    }

    [Fact]
    public async Task It_is_renewed_ahead_while_the_old_one_still_serves()
    {
        var copy = await Held(1);
        _clock.Advance(Second);
        Assert.Equal(1, await copy.Get(default));
        TaskCompletionSource<int> renewal = await Question();
        Assert.Equal(1, await copy.Get(default));
        renewal.SetResult(2);
        await Eventually(async () => await copy.Get(default) == 2);
    }

    [Fact]
    public async Task It_runs_out_when_it_cannot_be_renewed()
    {
        var copy = await Held(1);
        _clock.Advance(Second);
        Assert.Equal(1, await copy.Get(default));
        TaskCompletionSource<int> renewal = await Question();
        _clock.Advance(Second);
        Task<int> late = copy.Get(default).AsTask();
        renewal.SetException(new UnavailableException());
        await Assert.ThrowsAsync<UnavailableException>(() => late);
    }

    [Fact]
    public async Task Its_age_counts_from_before_it_was_asked_for()
    {
        var copy = Copy();
        Task<int> first = copy.Get(default).AsTask();
        TaskCompletionSource<int> question = await Question();
        _clock.Advance(Second * 2);
        question.SetResult(1);
        Assert.Equal(1, await first);
        Task<int> next = copy.Get(default).AsTask();
        (await Question()).SetResult(2);
        Assert.Equal(2, await next);
    }

    [Fact]
    public async Task Who_comes_during_a_question_does_not_take_an_answer_that_is_too_old()
    {
        var copy = Copy();
        Task<int> early = copy.Get(default).AsTask();
        TaskCompletionSource<int> slow = await Question();
        _clock.Advance(Second * 3);
        Task<int> late = copy.Get(default).AsTask();
        slow.SetResult(1);
        (await Question()).SetResult(2);
        Assert.Equal(1, await early);
        Assert.Equal(2, await late);
    }

    [Fact]
    public async Task One_who_gives_up_does_not_end_the_question_of_the_others()
    {
        var copy = Copy();
        using var patience = new CancellationTokenSource();
        Task<int> impatient = copy.Get(patience.Token).AsTask();
        Task<int> patient = copy.Get(default).AsTask();
        TaskCompletionSource<int> question = await Question();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        question.SetResult(1);
        Assert.Equal(1, await patient);
    }

    private SharedCopy<int> Copy() => new(Ask, lifetime: Second * 2, renewalAge: Second, _clock);

    private async Task<SharedCopy<int>> Held(int value)
    {
        var copy = Copy();
        Task<int> first = copy.Get(default).AsTask();
        (await Question()).SetResult(value);
        await first;
        return copy;
    }

    private Task<int> Ask()
    {
        var question = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_questions)
        {
            _questions.Enqueue(question);
        }

        _asked.Release();
        return question.Task;
    }

    private async Task<TaskCompletionSource<int>> Question()
    {
        Assert.True(await _asked.WaitAsync(TimeSpan.FromSeconds(30)), "Nothing was asked.");
        lock (_questions)
        {
            return _questions.Dequeue();
        }
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        for (int attempt = 0; attempt < 1000 && !await condition(); attempt++)
        {
            await Task.Delay(10);
        }

        Assert.True(await condition());
    }
}
