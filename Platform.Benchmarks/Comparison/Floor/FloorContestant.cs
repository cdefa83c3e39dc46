using System.Globalization;
using Platform.Benchmarks.Comparison.Contestants;
using Platform.Benchmarks.Comparison.Load;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Comparison.Floor;

/// <summary>A bare server that gives the platform's answers to the platform's requests, and does nothing for them.</summary>
/// <param name="settings">What it runs on; it has no use for the database.</param>
/// <param name="platform">The address of the platform.</param>
/// <param name="platformJobs">What the platform can be asked.</param>
internal sealed class FloorContestant(ContestantSettings settings, Uri platform, IReadOnlyList<Job> platformJobs) : IContestant
{
    /// <summary>What the report calls it.</summary>
    public const string FloorName = "bare Kestrel";

    private static readonly string[] Keys = [JobKeys.Me, JobKeys.Bot, JobKeys.Statistics];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-benchmark-floor-");
    private readonly Job[] _jobs = [.. platformJobs.Where(job => Keys.Contains(job.Key))];
    private ServerProcess? _server;

    /// <inheritdoc />
    public string Name => FloorName;

    /// <inheritdoc />
    public string Version => $"ASP.NET Core minimal API, .NET {Environment.Version}";

    /// <inheritdoc />
    public Uri Address { get; } = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPort.Free()}"));

    /// <inheritdoc />
    public IReadOnlyList<int> Processes => [Running.Id];

    private ServerProcess Running => _server ?? throw new InvalidOperationException("The floor does not run.");

    /// <inheritdoc />
    public async Task StartAsync()
    {
        var file = Path.Combine(_folder.FullName, "answers.json");
        await CapturedAnswer.SaveAsync(file, await CaptureAsync());
        var start = ServerStart.DotNet(
            "Platform.Benchmarks.dll", [FloorServer.Command, "--urls", Address.GetLeftPart(UriPartial.Authority), "--answers", file], FloorServer.ReadyText);
        _server = await ServerProcess.StartAsync(start with { Environment = settings.Environment });
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<Job>> PrepareAsync() => Task.FromResult<IReadOnlyList<Job>>(_jobs);

    /// <inheritdoc />
    public Task<long?> GetAllocatedBytesAsync() => Running.GetAllocatedBytesAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Closing.AllAsync(_server);
        _folder.Delete(recursive: true);
    }

    private async Task<IReadOnlyList<CapturedAnswer>> CaptureAsync()
    {
        var answers = new List<CapturedAnswer>();
        foreach (var job in _jobs)
        {
            var request = (await job.Requests())[0];
            using var connection = new LoadConnection(platform);
            var (_, bytes) = connection.Ask(RawRequest.Of(platform, job.Method, request));
            answers.Add(CapturedAnswer.Read(request.Path, connection.Text(bytes)));
        }

        return answers;
    }
}
