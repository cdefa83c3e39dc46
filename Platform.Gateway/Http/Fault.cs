using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>What a request is answered that met a fault instead of a rule.</summary>
internal static class Fault
{
    // Spread, so that clients that were refused together do not come back together.
    private const int LongestWaitSeconds = 5;

    /// <summary>The refusal of a request that may succeed in a moment.</summary>
    public static Refusal Unavailable() =>
        new(ErrorCodes.Unavailable, "The platform cannot reach its storage or a part of its cluster right now.")
        {
            RetryAfterSeconds = Random.Shared.Next(1, LongestWaitSeconds + 1),
        };

    /// <summary>The refusal of a request that this process has no place for.</summary>
    public static Refusal Overloaded() => Unavailable() with { Detail = "More requests are in progress right now than this process can serve." };

    /// <summary>The refusal of a request whose body was not there in time.</summary>
    public static Refusal TooSlow() => new(ProblemCatalog.RequestTimeout, "The body did not arrive in time.");

    /// <summary>The refusal of a request that met a fault of ours; says nothing of what it was.</summary>
    public static Refusal Internal() =>
        new(ProblemCatalog.InternalError, "Something went wrong on our side; the correlation id leads us to it.");

    /// <summary>The refusal of a request that the web server could not read to its end.</summary>
    /// <param name="exception">What the web server found.</param>
    public static Refusal Unreadable(BadHttpRequestException exception) => exception.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new(ErrorCodes.PayloadTooLarge, "The body is too large."),
        StatusCodes.Status408RequestTimeout => TooSlow(),
        _ => new(ErrorCodes.MalformedJson, "The body could not be read."),
    };
}
