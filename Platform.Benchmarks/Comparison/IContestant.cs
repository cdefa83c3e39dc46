namespace Platform.Benchmarks.Comparison;

/// <summary>A server that is measured beside others: it runs in processes of its own, and is idle while another has its turn.</summary>
internal interface IContestant : IAsyncDisposable
{
    /// <summary>What the report calls it.</summary>
    string Name { get; }

    /// <summary>What runs: product, version and the settings that matter, as one line of text.</summary>
    string Version { get; }

    /// <summary>Where it answers HTTP, on loopback; known once it has started.</summary>
    Uri Address { get; }

    /// <summary>The processes whose processor time and memory count as the server's (those of a database do not); known once it has started.</summary>
    IReadOnlyList<int> Processes { get; }

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It did not come up; the message says why.</exception>
    Task StartAsync();

    /// <summary>Signs users in, makes keys and whatever else its jobs need. Called once, after the start.</summary>
    /// <returns>What it can be asked to do.</returns>
    Task<IReadOnlyList<Job>> PrepareAsync();

    /// <summary>How many bytes the server's processes have allocated on managed heaps since they started.</summary>
    /// <returns>Bytes, or null where the server cannot tell.</returns>
    Task<long?> GetAllocatedBytesAsync();
}
