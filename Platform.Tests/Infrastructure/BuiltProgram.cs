using System.Collections.Immutable;

namespace Platform.Tests.Infrastructure;

/// <summary>The programs of the solution, as the build that made these tests made them.</summary>
public sealed record BuiltProgram(string File)
{
    public static BuiltProgram Silo { get; } = Find("Platform.Silo", "Platform.Silo.dll");

    public static BuiltProgram Gateway { get; } = Find("Platform.Gateway", "Platform.Gateway.dll");

    public static BuiltProgram Console { get; } = Find("Platform.Admin", "platform-admin.dll");

    /// <summary>The silo again, with a meter beside it.</summary>
    public static BuiltProgram Probe { get; } = Find("Platform.Benchmarks", "Platform.Benchmarks.dll") with { Arguments = ["probe"] };

    public static BuiltProgram SampleBot { get; } = Find("samples/SampleBot", "SampleBot.dll");

    /// <summary>What stands on the command line before all options.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The program that runs the others.</summary>
    public static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Beside the tests' own bin folder, or else copied into it.</summary>
    private static BuiltProgram Find(string project, string file)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = framework.Parent;
        var solution = configuration?.Parent?.Parent?.Parent;
        var own = Path.Combine(solution?.FullName ?? "", project, "bin", configuration?.Name ?? "", framework.Name, file);
        return new BuiltProgram(System.IO.File.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, file));
    }
}
