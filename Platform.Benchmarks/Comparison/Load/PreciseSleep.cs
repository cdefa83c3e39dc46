using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Platform.Benchmarks.Comparison.Load;

/// <summary>Sleeps to within microseconds; .NET's own sleep goes by milliseconds, which is as much as a whole request takes.</summary>
internal static class PreciseSleep
{
    // PR_SET_TIMERSLACK of prctl(2), in nanoseconds: by default the kernel may wake a thread 50 microseconds late.
    private const int SetTimerSlack = 29;
    private const ulong SmallestSlack = 1;

    /// <summary>Lets the calling thread be woken in time.</summary>
    public static void Prepare() => _ = SetProcessControl(SetTimerSlack, SmallestSlack, 0, 0, 0);

    /// <summary>Sleeps until a moment of the stopwatch; not at all if it is over.</summary>
    public static void Until(long timestamp)
    {
        while (timestamp - Stopwatch.GetTimestamp() is > 0 and var left)
        {
            var microseconds = left / (Stopwatch.Frequency / 1_000_000);
            if (microseconds > 0)
            {
                _ = SleepMicroseconds((uint)microseconds);
            }
        }
    }

    [DllImport("libc", EntryPoint = "usleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SleepMicroseconds(uint microseconds);

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetProcessControl(int option, ulong value, ulong unused1, ulong unused2, ulong unused3);
}
