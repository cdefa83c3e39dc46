using System.Collections.Frozen;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>What HTTP makes of a refusal: the one place where codes meet status numbers (reference.md, section 1, "Errors").</summary>
internal static class ProblemCatalog
{
    /// <summary>Code of a fault that nobody foresaw; never a rule's answer.</summary>
    public const string InternalError = "internal_error";

    /// <summary>Code of a request whose rest did not arrive in time.</summary>
    public const string RequestTimeout = "request_timeout";

    // A silo newer than this gateway may refuse by a rule that is not listed yet: still a refusal, never a fault.
    private static readonly ProblemKind Unlisted = new(StatusCodes.Status409Conflict, "Refused");

    private static readonly FrozenDictionary<string, ProblemKind> Kinds = new Dictionary<string, ProblemKind>
    {
        [ErrorCodes.ValidationFailed] = new(StatusCodes.Status400BadRequest, "Validation failed"),
        [ErrorCodes.MalformedJson] = new(StatusCodes.Status400BadRequest, "Malformed JSON"),
        [ErrorCodes.CurrentSession] = new(StatusCodes.Status400BadRequest, "Current session"),

        [ErrorCodes.AuthenticationRequired] = new(StatusCodes.Status401Unauthorized, "Authentication required"),
        [ErrorCodes.InvalidApiKey] = new(StatusCodes.Status401Unauthorized, "Invalid API key"),
        [ErrorCodes.SessionExpired] = new(StatusCodes.Status401Unauthorized, "Session expired"),
        [ErrorCodes.InvalidCode] = new(StatusCodes.Status401Unauthorized, "Invalid code"),

        [ErrorCodes.Forbidden] = new(StatusCodes.Status403Forbidden, "Forbidden"),
        [ErrorCodes.AccountBanned] = new(StatusCodes.Status403Forbidden, "Account banned"),
        [ErrorCodes.AccountTimeout] = new(StatusCodes.Status403Forbidden, "Account in a timeout"),
        [ErrorCodes.BotInactive] = new(StatusCodes.Status403Forbidden, "Bot inactive"),
        [ErrorCodes.BotOwnerBanned] = new(StatusCodes.Status403Forbidden, "Owner of the bot banned"),
        [ErrorCodes.PremiumRequired] = new(StatusCodes.Status403Forbidden, "Premium required"),
        [ErrorCodes.WebLoginRequired] = new(StatusCodes.Status403Forbidden, "Web sign-in required"),
        [ErrorCodes.OriginRefused] = new(StatusCodes.Status403Forbidden, "Origin refused"),
        [ErrorCodes.ChatSlotsExceeded] = new(StatusCodes.Status403Forbidden, "Chat slots exceeded"),

        [ErrorCodes.NotFound] = new(StatusCodes.Status404NotFound, "Not found"),
        [ErrorCodes.MethodNotAllowed] = new(StatusCodes.Status405MethodNotAllowed, "Method not allowed"),
        [RequestTimeout] = new(StatusCodes.Status408RequestTimeout, "Request timeout"),

        [ErrorCodes.UsernameTaken] = new(StatusCodes.Status409Conflict, "Username taken"),
        [ErrorCodes.TrialAlreadyUsed] = new(StatusCodes.Status409Conflict, "Trial already used"),
        [ErrorCodes.AlreadyRead] = new(StatusCodes.Status409Conflict, "Already read"),
        [ErrorCodes.NoChatSlot] = new(StatusCodes.Status409Conflict, "No chat slot left"),
        [ErrorCodes.InviteLimit] = new(StatusCodes.Status409Conflict, "Invite limit reached"),
        [ErrorCodes.SlugTaken] = new(StatusCodes.Status409Conflict, "Slug taken"),
        [ErrorCodes.LastOwner] = new(StatusCodes.Status409Conflict, "Last owner"),
        [ErrorCodes.Conflict] = new(StatusCodes.Status409Conflict, "Conflict"),

        [ErrorCodes.PayloadTooLarge] = new(StatusCodes.Status413PayloadTooLarge, "Payload too large"),
        [ErrorCodes.UnsupportedMediaType] = new(StatusCodes.Status415UnsupportedMediaType, "Unsupported media type"),
        [ErrorCodes.IdempotencyMismatch] = new(StatusCodes.Status422UnprocessableEntity, "Idempotency key reused"),

        [ErrorCodes.RateLimited] = new(StatusCodes.Status429TooManyRequests, "Rate limited"),
        [ErrorCodes.TooManyPendingCodes] = new(StatusCodes.Status429TooManyRequests, "Too many pending codes"),
        [ErrorCodes.TooManyAttempts] = new(StatusCodes.Status429TooManyRequests, "Too many attempts"),

        [InternalError] = new(StatusCodes.Status500InternalServerError, "Internal error"),
        [ErrorCodes.Unavailable] = new(StatusCodes.Status503ServiceUnavailable, "Unavailable"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All codes that have a status of their own.</summary>
    public static IEnumerable<string> Codes => Kinds.Keys;

    /// <summary>Status and title of a code.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>, or a later one.</param>
    public static ProblemKind Of(string code) => Kinds.GetValueOrDefault(code, Unlisted);
}

/// <summary>How HTTP shows one code.</summary>
/// <param name="Status">The status number.</param>
/// <param name="Title">A few words, the same for every problem of the code.</param>
internal readonly record struct ProblemKind(int Status, string Title);
