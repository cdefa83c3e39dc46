using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Platform.Admin.Output;

/// <summary>Standard output where it is a pipe: notices when nobody reads any more, which the runtime's own writer keeps to itself.</summary>
internal static class StandardPipe
{
    private const int StandardOutput = 1;
    private const int BrokenPipe = 32;

    /// <summary>A writer into the pipe.</summary>
    /// <returns>Null where standard output is none, or the system cannot tell.</returns>
    public static TextWriter? Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        // A file keeps the runtime's writer: stdout and stderr may share its end.
        try
        {
            FileStream stream = new(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return stream.CanSeek ? null : new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a failure means that nobody reads any more.</summary>
    /// <param name="failure">What a writer met.</param>
    public static bool IsClosed(Exception failure) => failure is IOException { HResult: BrokenPipe };
}
