namespace Platform.GrainInterfaces.Results;

/// <summary>Storage or a part of the cluster could not be reached; the outcome of a change is unknown.</summary>
/// <remarks>The silo translates every fault of its drivers into this one, so that callers need no driver's types.</remarks>
[GenerateSerializer, Alias("platform.unavailable")]
public sealed class UnavailableException : Exception
{
    /// <summary>Creates the fault with its standard sentence.</summary>
    public UnavailableException()
        : base("The platform cannot reach its storage or a part of its cluster.")
    {
    }

    /// <summary>Creates the fault with a sentence.</summary>
    /// <param name="message">What could not be reached.</param>
    public UnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the fault with a sentence and its cause.</summary>
    /// <param name="message">What could not be reached.</param>
    /// <param name="innerException">The cause; it stays on the silo that met it.</param>
    public UnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
