namespace Platform.Admin.Connection;

/// <summary>Whether the connection tells what it does.</summary>
internal enum ClientLogging
{
    /// <summary>Nothing but the console's own words.</summary>
    Silent,

    /// <summary>The client's log on stderr.</summary>
    Verbose,
}
