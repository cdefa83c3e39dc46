using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Platform.Benchmarks.Comparison.Load;

/// <summary>Waits, in one system call for all connections of a thread, until one of them has something to read or it is time for something else.</summary>
internal sealed class ReadyConnections
{
    private const short SomethingToRead = 1;

    // PR_SET_TIMERSLACK of prctl(2), in nanoseconds: by default the kernel may wake a thread 50 microseconds late, which is as long as a request takes.
    private const int SetTimerSlack = 29;
    private const ulong SmallestSlack = 1;

    private const long NanosecondsOfASecond = 1_000_000_000;

    private static readonly long TicksOfASecond = Stopwatch.Frequency;

    private readonly Entry[] _entries;

    /// <param name="sockets">The connections' sockets; all are waited for.</param>
    public ReadyConnections(IReadOnlyList<Socket> sockets) =>
        _entries = [.. sockets.Select(socket => new Entry { Socket = (int)socket.Handle, Wanted = SomethingToRead })];

    /// <summary>Lets the calling thread be woken in time.</summary>
    public static void Prepare() => _ = SetProcessControl(SetTimerSlack, SmallestSlack, 0, 0, 0);

    /// <summary>Another socket takes a place.</summary>
    /// <param name="number">The place, from 0 on.</param>
    /// <param name="socket">The socket.</param>
    public void Replace(int number, Socket socket) => _entries[number].Socket = (int)socket.Handle;

    /// <summary>Whether a socket had something to read, or had ended, when was waited last.</summary>
    /// <param name="number">Its place, from 0 on.</param>
    public bool IsReady(int number) => _entries[number].Found != 0;

    /// <summary>Waits.</summary>
    /// <param name="until">A moment of the stopwatch at which the waiting ends.</param>
    /// <returns>Whether a socket is ready.</returns>
    /// <exception cref="Win32Exception">The system refused.</exception>
    public bool Wait(long until)
    {
        var left = Math.Max(0, until - Stopwatch.GetTimestamp());
        var limit = new Time { Seconds = left / TicksOfASecond, Nanoseconds = left % TicksOfASecond * NanosecondsOfASecond / TicksOfASecond };
        var ready = Poll(_entries, (ulong)_entries.Length, ref limit, 0);
        return ready >= 0 ? ready > 0 : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll([In, Out] Entry[] entries, ulong count, ref Time limit, nint signals);

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetProcessControl(int option, ulong value, ulong unused1, ulong unused2, ulong unused3);

    /// <summary><c>struct pollfd</c> of poll(2).</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Entry
    {
        public int Socket;
        public short Wanted;
        public short Found;
    }

    /// <summary><c>struct timespec</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
