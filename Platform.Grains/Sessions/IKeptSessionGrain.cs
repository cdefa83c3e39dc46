namespace Platform.Grains.Sessions;

/// <summary>What only other grains may ask of a session. Key: that of <see cref="GrainInterfaces.Sessions.ISessionGrain"/>.</summary>
[Alias("platform.sessions.kept")]
internal interface IKeptSessionGrain : IGrainWithStringKey
{
    /// <summary>Writes down an earlier end that its user told it, and that it is over once it is; so its counter follows. Safe to repeat.</summary>
    [Alias("settle")]
    Task Settle();
}
