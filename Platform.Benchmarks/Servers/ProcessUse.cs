using System.Globalization;

namespace Platform.Benchmarks.Servers;

/// <summary>What a process has used, as the kernel counts it.</summary>
/// <param name="ProcessorTime">User and system time since its start.</param>
/// <param name="ResidentBytes">Memory it occupies now.</param>
internal readonly record struct ProcessUse(TimeSpan ProcessorTime, long ResidentBytes)
{
    // The kernel counts in hundredths of a second, whatever its own clock (proc(5), sysconf(_SC_CLK_TCK)).
    private const long TicksPerSecond = 100;

    // Places in /proc/PID/stat after the name in brackets, which may hold blanks itself.
    private const int UserTime = 11;
    private const int SystemTime = 12;

    private const string Resident = "VmRSS:";

    /// <summary>Reads the use of one process.</summary>
    public static ProcessUse Of(int process)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}");
        var stat = File.ReadAllText(Path.Combine(folder, "stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = Number(fields[UserTime]) + Number(fields[SystemTime]);
        var resident = File.ReadLines(Path.Combine(folder, "status")).First(line => line.StartsWith(Resident, StringComparison.Ordinal));
        return new ProcessUse(
            TimeSpan.FromTicks(ticks * TimeSpan.TicksPerSecond / TicksPerSecond),
            Number(resident[Resident.Length..].Replace("kB", "", StringComparison.Ordinal).Trim()) * 1024);
    }

    /// <summary>Reads the use of several processes together.</summary>
    public static ProcessUse Of(IEnumerable<int> processes) =>
        processes.Select(Of).Aggregate((one, other) => new ProcessUse(one.ProcessorTime + other.ProcessorTime, one.ResidentBytes + other.ResidentBytes));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
