using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Admin;

/// <summary>The console in this process: its environment, its input and what it wrote.</summary>
internal sealed class ScriptedConsole : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public ScriptedConsole() => Environment["XDG_CONFIG_HOME"] = _home.Path;

    public Dictionary<string, string> Environment { get; } = [];

    public ScriptedCluster Cluster { get; } = new();

    public string Input { get; set; } = "";

    public TerminalEnds Ends { get; set; }

    public FakeTimeProvider Time { get; } = new();

    public Interruption Interruption { get; } = new();

    public int Connections { get; private set; }

    public string Home => _home.Path;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public JsonElement Document => JsonDocument.Parse(Output).RootElement;

    public JsonElement Problem => JsonDocument.Parse(Error).RootElement;

    public static ScriptedConsole SignedIn()
    {
        ScriptedConsole console = new();
        console.Environment["PLATFORM_TOKEN"] = "pses_token";
        return console;
    }

    public Surroundings Surroundings(TextWriter? output = null, TextWriter? error = null) => new(
        name => Environment.GetValueOrDefault(name),
        new Terminal(new StringReader(Input), output ?? TextWriter.Null, error ?? TextWriter.Null, Ends, HasColor: false),
        Time,
        (_, _) =>
        {
            Connections++;
            return Cluster;
        })
    {
        Interruptible = () => Interruption,
    };

    public async Task<int> RunAsync(params string[] arguments)
    {
        StringWriter output = new();
        StringWriter error = new();
        int exitCode = await new ConsoleProgram(Surroundings(output, error)).RunAsync(arguments);
        Output = output.ToString();
        Error = error.ToString();
        return exitCode;
    }

    public void Dispose()
    {
        Interruption.Dispose();
        _home.Dispose();
    }
}
