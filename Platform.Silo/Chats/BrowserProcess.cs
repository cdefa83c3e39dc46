using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Platform.Silo.Chats;

/// <summary>The shared browser of one chat as a child process.</summary>
internal sealed class BrowserProcess : IDisposable
{
    /// <summary>The environment variable by which the program, and whoever looks after it, knows its chat.</summary>
    public const string ChatVariable = "PLATFORM_CHAT_ID";

    private const int Terminate = 15;

    /// <summary>So long a program may take to end by itself.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private int _isStopping;

    private BrowserProcess(Process process) => _process = process;

    /// <summary>Its number at the system.</summary>
    public int Id => _process.Id;

    /// <summary>When it was started: with the number it tells it from a later process of the same number.</summary>
    public DateTime StartTime => _process.StartTime;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts one.</summary>
    /// <param name="command">The program.</param>
    /// <param name="chat">The chat.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static BrowserProcess Start(BrowserCommand command, long chat)
    {
        string number = chat.ToString(CultureInfo.InvariantCulture);

        // A program that reads its input learns from its end that the silo is gone, also where that was killed.
        var start = new ProcessStartInfo(command.Program, command.ArgumentsOf(number)) { UseShellExecute = false, RedirectStandardInput = true };
        start.Environment[ChatVariable] = number;
        return new BrowserProcess(Process.Start(start) ?? throw new System.ComponentModel.Win32Exception("The program was not started."));
    }

    /// <summary>One that an earlier process of this silo has left behind; null when there is none any more.</summary>
    public static BrowserProcess? Find(int id, DateTime startTime)
    {
        try
        {
            Process process = Process.GetProcessById(id);
            if ((process.StartTime - startTime).Duration() < TimeSpan.FromSeconds(1))
            {
                return new BrowserProcess(process);
            }

            process.Dispose();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended.
        }

        return null;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Whether it ended without having been stopped.</returns>
    public async Task<bool> WaitForEnd()
    {
        await _process.WaitForExitAsync();
        return Volatile.Read(ref _isStopping) == 0;
    }

    /// <summary>Asks it to end, and makes it end with all it has started when it takes too long.</summary>
    public async Task Stop()
    {
        if (Interlocked.Exchange(ref _isStopping, 1) == 1)
        {
            return;
        }

        try
        {
            Ask();
            await _process.WaitForExitAsync().WaitAsync(Grace);
        }
        catch (TimeoutException)
        {
            Kill();
        }
    }

    /// <summary>Makes it end at once with all it has started.</summary>
    public void Kill()
    {
        Interlocked.Exchange(ref _isStopping, 1);
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended by itself, or is just ending.
        }
    }

    public void Dispose() => _process.Dispose();

    private void Ask()
    {
        if (_process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows() || Signal(_process.Id, Terminate) != 0)
        {
            Kill();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
