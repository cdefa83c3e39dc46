using System.Globalization;

namespace Platform.Admin.Output;

/// <summary>Shows at a terminal that a long task which says nothing itself is still under way.</summary>
internal static class Working
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the task and says for how long.</summary>
    /// <typeparam name="T">What the task gives.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="sentence">What it does, without a full stop.</param>
    /// <param name="progress">Where to say it.</param>
    /// <param name="time">The clock.</param>
    public static async Task<T> ShowAsync<T>(Task<T> task, string sentence, ProgressLine progress, TimeProvider time)
    {
        long start = time.GetTimestamp();
        while (!task.IsCompleted)
        {
            int seconds = (int)time.GetElapsedTime(start).TotalSeconds;
            progress.Show(string.Create(CultureInfo.InvariantCulture, $"{sentence}: {seconds} s so far."));
            using CancellationTokenSource done = new();
            await Task.WhenAny(task, Task.Delay(Interval, time, done.Token));
            await done.CancelAsync();
        }

        return await task;
    }
}
