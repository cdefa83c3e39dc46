namespace Platform.Admin.Connection;

/// <summary>The cluster as commands see it: something that answers questions, or is away.</summary>
internal interface ICluster : IAsyncDisposable
{
    /// <summary>Where it was looked for, for people; holds no secret.</summary>
    string Place { get; }

    /// <summary>Begins a new command: it has its own time to wait for answers.</summary>
    /// <param name="answering">How long the platform may take for the answers beyond the usual; none for the usual.</param>
    void StartOver(TimeSpan answering = default);

    /// <summary>Calls one of the console's grains, all of which have the key 0.</summary>
    /// <typeparam name="TGrain">The grain's interface.</typeparam>
    /// <typeparam name="TReply">What it answers.</typeparam>
    /// <param name="question">The call.</param>
    /// <exception cref="ClusterAwayException">No answer came in time.</exception>
    Task<TReply> AskAsync<TGrain, TReply>(Func<TGrain, Task<TReply>> question)
        where TGrain : IGrainWithIntegerKey;
}
