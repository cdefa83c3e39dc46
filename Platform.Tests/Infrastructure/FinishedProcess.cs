namespace Platform.Tests.Infrastructure;

/// <summary>A program that was run to its end.</summary>
public sealed record FinishedProcess(int ExitCode, string Output, string Error)
{
    public static async Task<FinishedProcess> RunAsync(
        string file,
        IEnumerable<string> arguments,
        TimeSpan deadline,
        IReadOnlyDictionary<string, string>? environment = null,
        string? folder = null,
        string? input = null)
    {
        await using var process = RunningProcess.Start(file, arguments, environment, folder);
        if (input is not null)
        {
            await process.Input.WriteAsync(input);
        }

        process.Input.Close();
        var exitCode = await process.WaitForExitAsync(deadline);
        return new FinishedProcess(exitCode, string.Join('\n', process.Output), string.Join('\n', process.Error));
    }

    public FinishedProcess ShouldExitWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode} instead of {exitCode}.\nstdout: {Output}\nstderr: {Error}");
        return this;
    }
}
