using System.Text.Json;
using Platform.Silo.Hosting;

namespace Platform.Benchmarks.Probe;

/// <summary>
/// The real silo with its gateway, and beside it a meter that says what the process has spent so far. Whoever drives it from another process measures the
/// platform without himself.
/// </summary>
internal static class ProbeCommand
{
    /// <summary>The first argument that asks for this; the rest is the silo's own command line.</summary>
    public const string Name = "probe";

    /// <summary>The line on the standard input that asks for a report. It stands before the JSON of the answer, too.</summary>
    private const string Report = "report";

    /// <summary>Runs the silo until it is told to stop.</summary>
    /// <param name="arguments">The silo's command line.</param>
    public static async Task RunAsync(string[] arguments)
    {
        using var statements = new DatabaseStatements();
        GrainCalls calls = ProbeStartup.Arm();
        new Thread(() => Answer(calls, statements)) { IsBackground = true, Name = "probe" }.Start();
        await SiloHost.RunAsync(arguments);
    }

    private static void Answer(GrainCalls calls, DatabaseStatements statements)
    {
        while (Console.ReadLine() is { } line)
        {
            if (line == Report)
            {
                Console.WriteLine($"{Report} {JsonSerializer.Serialize(Spent(calls, statements), JsonSerializerOptions.Web)}");
            }
        }
    }

    // Everything but what the reports themselves take, which are made by this thread.
    private static ProbeReport Spent(GrainCalls calls, DatabaseStatements statements) =>
        new(GC.GetTotalAllocatedBytes(precise: true) - GC.GetAllocatedBytesForCurrentThread(), statements.Count, calls.Sent, calls.Served);
}
