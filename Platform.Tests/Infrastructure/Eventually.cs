using System.Diagnostics;

namespace Platform.Tests.Infrastructure;

/// <summary>Waits for what happens by itself, up to a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static Task TrueAsync(Func<bool> condition, TimeSpan deadline, Func<string> complaint) =>
        TrueAsync(() => Task.FromResult(condition()), deadline, complaint);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan deadline, Func<string> complaint)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < deadline, $"Not within {deadline.TotalSeconds:0.#} s: {complaint()}");
            await Task.Delay(Interval);
        }
    }
}
