using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Platform.Benchmarks.Comparison.Load;

/// <summary>Requests in a closed loop by wrk: each connection sends the next as soon as it has its answer.</summary>
/// <param name="connections">How many connections.</param>
internal sealed class WrkLoad(int connections)
{
    private const string Program = "wrk";
    private const string Result = "result ";

    // Each request stands in a file of its own length, so that it is sent byte by byte as it was made; wrk itself would build each one anew.
    private const string Script =
        """
        local requests, position = {}, 0
        function init(arguments)
          local file = assert(io.open(arguments[1], "rb"))
          position = tonumber(arguments[2])
          while true do
            local length = file:read("*l")
            if not length then break end
            requests[#requests + 1] = file:read(tonumber(length))
          end
          file:close()
        end
        function request()
          position = position % #requests + 1
          return requests[position]
        end
        function done(summary, latency)
          local errors = summary.errors
          print(string.format("result %d %d %d %d %d %d", summary.requests,
            errors.status + errors.connect + errors.read + errors.write + errors.timeout, summary.duration,
            latency:percentile(50), latency:percentile(99), latency:percentile(99.9)))
        end
        """;

    /// <summary>Says what is missing, or null.</summary>
    public static async Task<string?> WhatIsMissingAsync()
    {
        try
        {
            await RunAsync("--version");
            return null;
        }
        catch (Win32Exception)
        {
            return "The load generator wrk is missing: install the package wrk (apt-get install wrk).";
        }
    }

    /// <summary>What wrk calls itself.</summary>
    public static async Task<string> GetVersionAsync() => (await RunAsync("--version")).Split('\n')[0].Split(" Copyright")[0].Trim();

    /// <summary>Sends requests for a while.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="requests">Their bytes; they are sent by turns.</param>
    /// <param name="first">Which of them is the first, counted from 0.</param>
    /// <param name="duration">How long, in whole seconds.</param>
    public async Task<LoadResult> RunAsync(Uri address, IReadOnlyList<byte[]> requests, int first, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("platform-benchmark-load-");
        try
        {
            var script = Path.Combine(folder.FullName, "requests.lua");
            var file = Path.Combine(folder.FullName, "requests");
            await File.WriteAllTextAsync(script, Script);
            await WriteAsync(file, requests);
            var written = await RunAsync(
                "--threads", "1", "--connections", Text(connections), "--duration", $"{Text((int)duration.TotalSeconds)}s",
                "--timeout", "10s", "--script", script, address.GetLeftPart(UriPartial.Authority), "--", file, Text(first));
            return Read(written);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string path, IReadOnlyList<byte[]> requests)
    {
        await using var file = File.Create(path);
        foreach (var request in requests)
        {
            await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(Text(request.Length) + "\n"));
            await file.WriteAsync(request);
        }
    }

    private static LoadResult Read(string written)
    {
        var line = written.Split('\n').FirstOrDefault(line => line.StartsWith(Result, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk did not tell its figures:\n{written}");
        var figures = line[Result.Length..].Split(' ').Select(figure => long.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return new LoadResult(figures[0], figures[1], Microseconds(figures[2]), Microseconds(figures[3]), Microseconds(figures[4]), Microseconds(figures[5]));
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var wrk = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var written = await Task.WhenAll(wrk.StandardOutput.ReadToEndAsync(), wrk.StandardError.ReadToEndAsync());
        await wrk.WaitForExitAsync();
        return string.Concat(written);
    }

    private static TimeSpan Microseconds(long number) => TimeSpan.FromMicroseconds(number);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
