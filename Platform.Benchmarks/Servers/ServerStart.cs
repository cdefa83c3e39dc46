namespace Platform.Benchmarks.Servers;

/// <summary>How a server is started.</summary>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its command line.</param>
/// <param name="ReadyText">What it writes to its standard output once it answers.</param>
internal sealed record ServerStart(string Program, IReadOnlyList<string> Arguments, string ReadyText)
{
    /// <summary>The .NET program of a file beside this one.</summary>
    /// <param name="assembly">The file, such as <c>Platform.Silo.dll</c>.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="readyText">What it writes once it answers.</param>
    /// <param name="folder">The folder of a program that was published; null for the one beside this one.</param>
    public static ServerStart DotNet(string assembly, IReadOnlyList<string> arguments, string readyText, string? folder = null) => new(
        System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(folder ?? AppContext.BaseDirectory, assembly), .. arguments], readyText)
    {
        IsDotNet = true,
    };

    /// <summary>Where it runs.</summary>
    public string WorkingDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>What it finds in its environment beside what this process has.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it can tell how much it allocates.</summary>
    public bool IsDotNet { get; init; }
}
