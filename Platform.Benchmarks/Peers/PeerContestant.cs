using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Comparison.Contestants;
using Platform.Benchmarks.Peers.AspNetCoreIdentity;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Peers;

/// <summary>A product that does the same jobs as the platform, on the same PostgreSQL.</summary>
/// <param name="settings">What it runs on.</param>
internal abstract class PeerContestant(ContestantSettings settings) : IContestant
{
    /// <summary>The header of keys.</summary>
    protected const string KeyHeader = "X-API-Key";

    // Making users takes minutes on a busy machine.
    private static readonly TimeSpan PreparationDeadline = TimeSpan.FromMinutes(10);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = PreparationDeadline };
    private ServerProcess? _server;
    private string _product = "";

    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public string Version => $"{_product}; {Setting}";

    /// <inheritdoc />
    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPort.Free()}"));

    /// <inheritdoc />
    public IReadOnlyList<int> Processes => [Running.Id];

    /// <summary>How a session is checked, in words for the report.</summary>
    protected abstract string Setting { get; }

    /// <summary>Whether a session that was revoked is refused on the next request; then the preparation proves it.</summary>
    protected abstract bool RevokesAtOnce { get; }

    /// <summary>What the contestant runs on.</summary>
    protected ContestantSettings Settings { get; } = settings;

    private ServerProcess Running => _server ?? throw new InvalidOperationException($"{Name} does not run.");

    /// <inheritdoc />
    public async Task StartAsync() => _server = await ServerProcess.StartAsync(await GetStartAsync());

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">A session that was revoked is still good.</exception>
    public async Task<IReadOnlyList<Job>> PrepareAsync()
    {
        var answer = await PostAsync(string.Create(CultureInfo.InvariantCulture, $"/preparation/users?count={Population.People + 1}&keys={Population.Bots}"));
        var prepared = await answer.ReadFromJsonAsync(PeerJson.Default.Prepared) ?? throw new InvalidOperationException($"{Name} prepared nothing.");
        _product = prepared.Version;
        await ProveRevocationAsync(prepared.Cookies[^1]);
        return [.. CreateJobs(prepared with { Cookies = [.. prepared.Cookies.SkipLast(1)] }).Where(job => Settings.Jobs.Contains(job.Key))];
    }

    /// <inheritdoc />
    public Task<long?> GetAllocatedBytesAsync() => Running.GetAllocatedBytesAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Closing.AllAsync(_server);
    }

    /// <summary>How it is started.</summary>
    protected abstract Task<ServerStart> GetStartAsync();

    /// <summary>The session check with the profile.</summary>
    protected abstract Job CreateMeJob(IReadOnlyList<string> cookies);

    /// <summary>All jobs.</summary>
    protected abstract IEnumerable<Job> CreateJobs(Prepared prepared);

    /// <summary>What ends all sessions of a cookie's user.</summary>
    protected abstract JobRequest CreateRevocation(string cookie);

    /// <summary>A job whose requests differ in one header.</summary>
    protected static Job Reading(string key, string path, string header, IEnumerable<string> values, params string[] contains) => Job.Of(
        key,
        HttpMethod.Get,
        [.. values.Select(value => new JobRequest(path, new Dictionary<string, string> { [header] = value }))],
        new AnswerCheck(contains));

    /// <summary>The job of the search.</summary>
    /// <param name="path">The path for a text.</param>
    /// <param name="cookies">Who search.</param>
    protected static Job Searching(Func<string, string> path, IEnumerable<string> cookies) => Job.Of(
        JobKeys.Search,
        HttpMethod.Get,
        [.. cookies.Select((cookie, number) => new JobRequest(path(Population.Sought(number)), new Dictionary<string, string> { ["Cookie"] = cookie }))],
        new AnswerCheck("\"users\":[{", "\"total\":"));

    /// <summary>Asks for something to be prepared.</summary>
    protected async Task<HttpContent> PostAsync(string path)
    {
        var answer = await _client.PostAsync(new Uri(Address, path), null);
        return answer.EnsureSuccessStatusCode().Content;
    }

    private async Task ProveRevocationAsync(string cookie)
    {
        if (!RevokesAtOnce)
        {
            return;
        }

        var job = CreateMeJob([cookie]);
        var request = (await job.Requests())[0];
        if (await AskAsync(job.Method, request, job.Check) is { } wrong)
        {
            throw new InvalidOperationException($"{Name} refuses a good session: {wrong}");
        }

        using var revoked = await SendAsync(HttpMethod.Post, CreateRevocation(cookie));
        revoked.EnsureSuccessStatusCode();
        if (await AskAsync(job.Method, request, job.Check) is null)
        {
            throw new InvalidOperationException($"{Name} takes a session that was revoked.");
        }
    }

    private async Task<string?> AskAsync(HttpMethod method, JobRequest request, AnswerCheck check)
    {
        using var answer = await SendAsync(method, request);
        return check.Refuse((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, JobRequest request)
    {
        using var message = new HttpRequestMessage(method, new Uri(Address, request.Path));
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Content = request.Body is { } body ? new StringContent(body, Encoding.UTF8, "application/json") : null;
        return await _client.SendAsync(message);
    }
}
