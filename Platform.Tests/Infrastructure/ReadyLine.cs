namespace Platform.Tests.Infrastructure;

/// <summary>What the platform says once it answers.</summary>
public static class ReadyLine
{
    public const string Text = "Platform is ready on http://";

    /// <summary>How it begins, with or without HTTP.</summary>
    private const string Beginning = "Platform is ready ";

    public static async Task WaitAsync(RunningProcess run, TimeSpan deadline)
    {
        await Eventually.TrueAsync(() => IsIn(run) || run.HasExited, deadline, () => "the platform is not ready. It wrote:\n" + run.Transcript);
        Assert.True(IsIn(run), "The platform ended before it was ready. It wrote:\n" + run.Transcript);
    }

    private static bool IsIn(RunningProcess run) => run.Output.Any(line => line.Contains(Beginning, StringComparison.Ordinal));
}
