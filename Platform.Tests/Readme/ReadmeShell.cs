using System.Collections.Immutable;
using System.Globalization;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Readme;

/// <summary>
/// A shell in which the README's lines are run as they are: <c>dotnet run</c> takes the programs that were built with these tests, and addresses,
/// ports and the database are those of the test.
/// </summary>
public sealed class ReadmeShell : IDisposable
{
    /// <summary>What stands on the errors, with its number, after a line that failed.</summary>
    public const string Failed = "failed: line";

    private readonly TemporaryFolder _folder = new();
    private readonly int _gatewayPort = FreePorts.Next();

    public PlatformOptions Options => field ??= new PlatformOptions(_folder.File("data"));

    public Uri Gateway => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_gatewayPort}"));

    public string? Database { get; init; }

    /// <summary>Starts lines in one shell, and tells on its output before which of them it is, and on its errors which of them failed.</summary>
    public RunningProcess Start(IEnumerable<string> lines)
    {
        var script = _folder.File(Guid.NewGuid().ToString("N") + ".sh");
        File.WriteAllText(script, Prelude + string.Concat(lines.Select((line, index) => $"echo\necho '== {index}'\n{Here(line)}\n[ $? = 0 ] || echo '{Failed} {index}' >&2\n")));
        return RunningProcess.Start("bash", [script], Environment, _folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    private static string Prelude => $$"""
        dotnet() {
          if [ "$1 $2 $3 $4" != "run -c Release --project" ]; then echo "unknown: dotnet $*" >&2; return 1; fi
          case "$5" in
            Platform.Silo) program='{{BuiltProgram.Silo.File}}' ;;
            Platform.Gateway) program='{{BuiltProgram.Gateway.File}}' ;;
            Platform.Admin) program='{{BuiltProgram.Console.File}}' ;;
            samples/SampleBot) program='{{BuiltProgram.SampleBot.File}}' ;;
            *) echo "unknown: dotnet $*" >&2; return 1 ;;
          esac
          shift 5
          if [ "$1" = -- ]; then shift; fi
          command '{{BuiltProgram.Host}}' "$program" "$@"
        }

        """;

    private ImmutableDictionary<string, string> Environment => ImmutableDictionary<string, string>.Empty
        .Add("HOME", _folder.Path)
        .Add("XDG_CONFIG_HOME", _folder.File(".config"))
        .Add("Platform__Cluster__SiloPort", Options.SiloPort.ToString(CultureInfo.InvariantCulture))
        .Add("Platform__Cluster__ClientPort", Options.ClientPort.ToString(CultureInfo.InvariantCulture))
        .Add("Urls", Options.Address.GetLeftPart(UriPartial.Authority))
        .Add("PLATFORM_CLUSTER", Options.Cluster);

    private string Here(string line) => line
        .Replace("http://127.0.0.1:8080", Options.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
        .Replace("http://127.0.0.1:8081", Gateway.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
        .Replace("Host=db;Username=platform;Password=…", Database, StringComparison.Ordinal);
}
