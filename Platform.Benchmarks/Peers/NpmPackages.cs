using System.ComponentModel;
using System.Diagnostics;

namespace Platform.Benchmarks.Peers;

/// <summary>The packages of a program for Node, as its lock file names them.</summary>
internal static class NpmPackages
{
    private const string LockFile = "package-lock.json";

    // Written by npm at the end of an installation.
    private static readonly string Installed = Path.Combine("node_modules", ".package-lock.json");

    /// <summary>Installs them at the first use, and again when the lock file is newer.</summary>
    /// <param name="folder">The folder of the lock file.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="InvalidOperationException">There is no npm, or it failed.</exception>
    public static async Task<string> InstallAsync(string folder)
    {
        var done = new FileInfo(Path.Combine(folder, Installed));
        if (done.Exists && done.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, LockFile)))
        {
            return folder;
        }

        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }) ?? throw new InvalidOperationException("npm did not start.");
            var output = await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync();
            return npm.ExitCode == 0 ? folder : throw new InvalidOperationException("npm ci failed:\n" + string.Concat(output));
        }
        catch (Win32Exception failure)
        {
            throw new InvalidOperationException("npm is not installed; better-auth needs it and Node.", failure);
        }
    }
}
