using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Platform.Client;
using static Platform.Tests.Clients.ScriptedTransport;

namespace Platform.Tests.Clients;

/// <summary>When the C# client tries again, and how long it waits before.</summary>
public sealed class RetryHandlerTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<RetryWait> _waits = new();

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Seconds_that_the_platform_names_are_waited_and_hardly_more(int status)
    {
        var transport = new ScriptedTransport(Answer(status, "7"), Answer(200));
        Assert.Equal(200, await StatusAsync(transport, HttpMethod.Get));
        Assert.InRange(Assert.Single(_waits).Wait.TotalSeconds, 7, 8);
    }

    [Fact]
    public async Task A_moment_that_the_platform_names_is_waited_for()
    {
        var moment = _time.GetUtcNow().AddSeconds(40).ToString("R", CultureInfo.InvariantCulture);
        Assert.Equal(200, await StatusAsync(new ScriptedTransport(Answer(503, moment), Answer(200)), HttpMethod.Get));
        Assert.InRange(Assert.Single(_waits).Wait.TotalSeconds, 40, 41);
    }

    [Fact]
    public async Task A_moment_that_is_over_is_not_waited_for()
    {
        var moment = _time.GetUtcNow().AddSeconds(-40).ToString("R", CultureInfo.InvariantCulture);
        Assert.Equal(200, await StatusAsync(new ScriptedTransport(Answer(503, moment), Answer(200)), HttpMethod.Get));
        Assert.InRange(Assert.Single(_waits).Wait.TotalSeconds, 0, 1);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_wait_is_over()
    {
        var transport = new ScriptedTransport(Answer(429, "7"), Answer(200));
        var answer = SendAsync(transport, HttpMethod.Get);
        await UntilAsync(() => !_waits.IsEmpty);
        _time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(transport.Tries);
        Assert.False(answer.IsCompleted);
        await PassAsync(answer);
        Assert.Equal(2, transport.Tries.Count);
    }

    [Fact]
    public async Task Without_a_named_wait_each_is_twice_as_long_and_scattered()
    {
        Assert.Equal(200, await StatusAsync(new ScriptedTransport(Broken, Answer(503), Broken, Answer(200)), HttpMethod.Get));
        Assert.Collection(
            _waits.Select(wait => wait.Wait.TotalSeconds),
            wait => Assert.InRange(wait, 0.25, 0.5),
            wait => Assert.InRange(wait, 0.5, 1),
            wait => Assert.InRange(wait, 1, 2));
    }

    [Fact]
    public async Task Tries_are_bounded()
    {
        var transport = new ScriptedTransport(Answer(503), Answer(503), Answer(503));
        Assert.Equal(503, await StatusAsync(transport, HttpMethod.Get, new RetryOptions { MaxTries = 3 }));
        Assert.Equal(3, transport.Tries.Count);
    }

    [Fact]
    public async Task A_wait_beyond_the_total_is_not_begun()
    {
        var options = new RetryOptions { MaxTotalWait = TimeSpan.FromSeconds(20) };
        var transport = new ScriptedTransport(Answer(429, "10"), Answer(429, "10"));
        Assert.Equal(429, await StatusAsync(transport, HttpMethod.Get, options));
        Assert.Single(_waits);
    }

    [Fact]
    public async Task A_post_is_sent_once()
    {
        Assert.Equal(429, await StatusAsync(new ScriptedTransport(Answer(429, "1")), HttpMethod.Post));
        Assert.Equal(503, await StatusAsync(new ScriptedTransport(Answer(503, "1")), HttpMethod.Post));
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(new ScriptedTransport(Broken), HttpMethod.Post));
        Assert.Empty(_waits);
    }

    [Fact]
    public async Task A_post_that_is_marked_as_harmless_is_tried_again() =>
        Assert.Equal(200, await StatusAsync(new ScriptedTransport(Broken, Answer(429, "1"), Answer(200)), HttpMethod.Post, mark: SafeToRepeat.Add));

    [Fact]
    public async Task A_batch_carries_one_key_of_its_own_through_all_tries()
    {
        var transport = new ScriptedTransport(Broken, Answer(503, "1"), Answer(200), Answer(200));
        Assert.Equal(200, await StatusAsync(transport, HttpMethod.Post, path: "/v1/bot/batch"));
        var first = Assert.Single(transport.Tries.Distinct());
        Assert.InRange(Assert.IsType<string>(first.Key).Length, 1, 64);
        Assert.Equal("body", first.Body);
        Assert.Equal(200, await StatusAsync(transport, HttpMethod.Post, path: "/v1/bot/batch"));
        Assert.NotEqual(first.Key, transport.Tries.Last().Key);
    }

    [Fact]
    public async Task A_key_of_the_callers_own_is_kept()
    {
        var transport = new ScriptedTransport(Answer(503, "1"), Answer(200));
        await StatusAsync(transport, HttpMethod.Post, path: "/v1/bot/batch", mark: request => request.Headers.Add("Idempotency-Key", "mine"));
        Assert.All(transport.Tries, sent => Assert.Equal("mine", sent.Key));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task Other_answers_are_final(int status) =>
        Assert.Equal(status, await StatusAsync(new ScriptedTransport(Answer(status, "1")), HttpMethod.Get));

    [Fact]
    public async Task A_try_without_an_answer_ends_by_itself()
    {
        var answer = SendAsync(new ScriptedTransport(Silent, Answer(200)), HttpMethod.Get);
        Assert.Equal(200, (int)(await PassAsync(answer)).StatusCode);
        Assert.Null(Assert.Single(_waits).Status);
    }

    [Fact]
    public async Task Who_gives_up_is_not_kept_waiting()
    {
        using var cancellation = new CancellationTokenSource();
        var answer = SendAsync(new ScriptedTransport(Answer(429, "60")), HttpMethod.Get, cancellation: cancellation.Token);
        await UntilAsync(() => !_waits.IsEmpty);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    private async Task<int> StatusAsync(
        ScriptedTransport transport, HttpMethod method, RetryOptions? options = null, Action<HttpRequestMessage>? mark = null, string path = "/v1/users/me")
    {
        using var response = await PassAsync(SendAsync(transport, method, options, mark, path));
        return (int)response.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(
        ScriptedTransport transport,
        HttpMethod method,
        RetryOptions? options = null,
        Action<HttpRequestMessage>? mark = null,
        string path = "/v1/users/me",
        CancellationToken cancellation = default)
    {
        var retry = new RetryHandler((options ?? new RetryOptions()) with { OnWait = _waits.Enqueue }, _time) { InnerHandler = transport };
        using var invoker = new HttpMessageInvoker(new IdempotencyHandler { InnerHandler = retry }, disposeHandler: false);
        using var request = new HttpRequestMessage(method, "http://platform.example" + path);
        request.Content = method == HttpMethod.Post ? new StringContent("body") : null;
        mark?.Invoke(request);
        return await invoker.SendAsync(request, cancellation);
    }

    /// <summary>Lets time pass until there is an answer.</summary>
    private async Task<HttpResponseMessage> PassAsync(Task<HttpResponseMessage> answer)
    {
        await UntilAsync(
            () =>
            {
                _time.Advance(Step);
                return answer.IsCompleted;
            });
        return await answer;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var looks = 0; !condition(); looks++)
        {
            Assert.True(looks < 1_000_000, "It never happens.");
            await Task.Yield();
        }
    }
}
