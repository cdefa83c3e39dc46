using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>What all clients of a run share: the ways in, the clock, and what was noted.</summary>
/// <param name="entrances">The gateways.</param>
/// <param name="console">The operators' connection.</param>
/// <param name="secrets">The keys of the platform.</param>
internal sealed class Stage(Entrances entrances, ChaosConsole console, SecretFiles secrets)
{
    // The platform answers within six seconds whatever happens (reference.md, "When something dies"); a client gives up long after that.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Insistence = TimeSpan.FromSeconds(90);

    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>The instant of the wall clock at which <see cref="Now"/> was zero.</summary>
    public DateTimeOffset Began { get; } = TimeProvider.System.GetUtcNow();

    public TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    public string PublicKey { get; } = secrets.PublicKey;

    public Secret OperatorKey { get; } = new(secrets.OperatorKey);

    /// <summary>What came over HTTP.</summary>
    public ConcurrentQueue<Request> Requests { get; } = new();

    /// <summary>What operators asked.</summary>
    public ConcurrentQueue<Request> Calls { get; } = new();

    /// <summary>What operators did.</summary>
    public ConcurrentQueue<OperatorAct> Acts { get; } = new();

    public Numbers Numbers { get; } = new();

    /// <summary>What may never be answered, whatever happens.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>When a silo lost its memory or was cut off with it.</summary>
    public ConcurrentQueue<TimeSpan> Losses { get; } = new();

    /// <summary>Somebody without any credential at an address of his own.</summary>
    public static PlatformClient Stranger() => new(new Uri("http://nowhere.invalid")) { ClientAddress = ClientAddresses.Next() };

    /// <summary>Somebody with the public key at an address of his own.</summary>
    public PlatformClient Visitor() => Stranger() with { ApiKey = PublicKey };

    public Task<Answer> GetAsync(PlatformClient who, string path) => AskAsync("GET " + path, who, client => client.GetAsync(path));

    public Task<Answer> PostAsync(PlatformClient who, string path, object? body = null) =>
        AskAsync("POST " + path, who, client => body is null ? client.PostAsync(path) : client.PostAsync(path, body));

    /// <summary>Does something to a user, and notes it if it was done, or may have been.</summary>
    public async Task<ConsoleAnswer<UserActOutcome>> ActAsync(Secret session, long user, UserAct act, string auditEvent)
    {
        string target = user.ToString(CultureInfo.InvariantCulture);
        ConsoleAnswer<UserActOutcome> answer = await AskAsync((IUserConsoleGrain door) => door.Act(session, target, act, false));
        Note(answer, auditEvent, target);
        return answer;
    }

    public void Note<T>(ConsoleAnswer<T> answer, string auditEvent, string target)
    {
        if (answer.IsDone || !answer.IsAnswered)
        {
            Acts.Enqueue(new OperatorAct(auditEvent, target, answer.IsAnswered));
        }
    }

    public async Task<ConsoleAnswer<T>> AskAsync<TGrain, T>(Func<TGrain, Task<Result<T>>> question)
        where TGrain : IGrainWithIntegerKey
    {
        TimeSpan invoked = Now;
        try
        {
            Result<T> result = await console.AskAsync(question).WaitAsync(Patience);
            return Called(new ConsoleAnswer<T>(true, result, invoked, Now), null);
        }
        catch (Exception fault) when (fault is OrleansException or TimeoutException or UnavailableException or IOException or InvalidOperationException)
        {
            return Called(new ConsoleAnswer<T>(false, default, invoked, Now), fault.GetType().Name + ": " + fault.Message);
        }
    }

    /// <summary>Asks again until it is done; for what must be settled before or after the chaos.</summary>
    public async Task<Answer> InsistAsync(Func<Task<Answer>> request)
    {
        Answer answer = await request();
        for (TimeSpan end = Now + Insistence; !answer.IsDone; answer = await request())
        {
            Assert.True(Now < end, "Not done for a long time: " + (answer.Response?.ToString() ?? Requests.LastOrDefault(failed => failed.IsFailed)?.ToString()));
            await Task.Delay(Pause);
        }

        return answer;
    }

    /// <summary>Asks again until there is an answer.</summary>
    public async Task<Result<T>> InsistAsync<T>(Func<Task<ConsoleAnswer<T>>> call)
    {
        ConsoleAnswer<T> answer = await call();
        for (TimeSpan end = Now + Insistence; !answer.IsAnswered; answer = await call())
        {
            Assert.True(Now < end, "Not answered for a long time: " + Calls.LastOrDefault(failed => failed.IsFailed));
            await Task.Delay(Pause);
        }

        return answer.Result;
    }

    private async Task<Answer> AskAsync(string what, PlatformClient who, Func<PlatformClient, Task<PlatformResponse>> send)
    {
        TimeSpan invoked = Now;
        PlatformResponse? response = null;
        string? failure = null;
        foreach (Uri entrance in entrances.Drawn())
        {
            try
            {
                response = await send(who with { Address = entrance }).WaitAsync(Patience);
                failure = response.Status >= 500 ? $"{response.Status} at {entrance}" : null;
                break;
            }
            catch (HttpRequestException nobody) when (nobody.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
            {
                // It was not sent: whoever stands before the gateways tries the next one.
                failure = $"nobody listens at {entrance}";
            }
            catch (Exception broken) when (broken is HttpRequestException or TimeoutException or IOException or OperationCanceledException)
            {
                failure = $"{broken.GetType().Name}: {broken.Message} at {entrance}";
                break;
            }
        }

        TimeSpan completed = Now;
        Requests.Enqueue(new Request(what, invoked, completed, failure));
        if (response is { Status: >= 500 and not 503 })
        {
            Violations.Enqueue($"{what} -> {response.Status} {response.Text}");
        }

        return new Answer(response is { Status: 503 } ? null : response, invoked, completed);
    }

    private ConsoleAnswer<T> Called<T>(ConsoleAnswer<T> answer, string? failure)
    {
        Calls.Enqueue(new Request(typeof(T).Name, answer.Invoked, answer.Completed, failure));
        return answer;
    }
}
