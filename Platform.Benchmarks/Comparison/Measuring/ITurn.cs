namespace Platform.Benchmarks.Comparison.Measuring;

/// <summary>Somebody who does one job when it is his turn, in a closed loop.</summary>
internal interface ITurn
{
    /// <summary>Who does it.</summary>
    string Contestant { get; }

    /// <summary>What is done.</summary>
    string Key { get; }

    /// <summary>Looks whether it is done right.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    Task CheckAsync();

    /// <summary>Does it as fast as it goes.</summary>
    /// <param name="duration">How long.</param>
    Task<Sample> RunClosedAsync(TimeSpan duration);
}
