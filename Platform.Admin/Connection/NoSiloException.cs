namespace Platform.Admin.Connection;

/// <summary>The database knows of no running silo.</summary>
internal sealed class NoSiloException : Exception;
