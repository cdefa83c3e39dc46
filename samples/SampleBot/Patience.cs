using Platform.Client;

namespace SampleBot;

/// <summary>A bot has time: it waits as long as the platform says, and says so.</summary>
internal static class Patience
{
    public static RetryOptions Endless { get; } = new()
    {
        MaxTries = int.MaxValue,
        MaxTotalWait = TimeSpan.MaxValue,
        OnWait = wait => Console.Error.WriteLine($"{Reason(wait.Status)}; trying again in {(int)wait.Wait.TotalSeconds} s."),
    };

    private static string Reason(int? status) => status switch
    {
        null => "The platform cannot be reached",
        429 => "The limit is used up",
        _ => "The platform is not available",
    };
}
