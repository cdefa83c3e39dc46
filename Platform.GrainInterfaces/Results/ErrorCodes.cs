namespace Platform.GrainInterfaces.Results;

/// <summary>The stable words by which programs tell one refusal from another (reference.md, section 1, "Errors").</summary>
public static class ErrorCodes
{
    /// <summary>One or more fields break their rule; the refusal names every one of them.</summary>
    public const string ValidationFailed = "validation_failed";

    /// <summary>The body is not JSON in UTF-8.</summary>
    public const string MalformedJson = "malformed_json";

    /// <summary>The session named is the one that asks; it ends by logging out.</summary>
    public const string CurrentSession = "current_session";

    /// <summary>No credential was sent.</summary>
    public const string AuthenticationRequired = "authentication_required";

    /// <summary>The API key is mistyped, unknown or revoked.</summary>
    public const string InvalidApiKey = "invalid_api_key";

    /// <summary>The session is unknown, ended or past its time.</summary>
    public const string SessionExpired = "session_expired";

    /// <summary>The sign-in code is wrong, expired, used or bound to another address.</summary>
    public const string InvalidCode = "invalid_code";

    /// <summary>The caller is known and may not do this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>The account is banned.</summary>
    public const string AccountBanned = "account_banned";

    /// <summary>The account is in a timeout and may not change anything.</summary>
    public const string AccountTimeout = "account_timeout";

    /// <summary>The bot was put out of work by an operator.</summary>
    public const string BotInactive = "bot_inactive";

    /// <summary>The bot's owner is banned.</summary>
    public const string BotOwnerBanned = "bot_owner_banned";

    /// <summary>Too many sign-ins in a row came by codes that a bot sent; the next must be asked for on the web.</summary>
    public const string WebLoginRequired = "web_login_required";

    /// <summary>The account has neither a subscription nor a level that the act asks for.</summary>
    public const string PremiumRequired = "premium_required";

    /// <summary>The request's <c>Origin</c> is neither the site's own nor an allowed one.</summary>
    public const string OriginRefused = "origin_refused";

    /// <summary>There is no such thing, or the caller may not see it.</summary>
    public const string NotFound = "not_found";

    /// <summary>The method is not one the path answers to.</summary>
    public const string MethodNotAllowed = "method_not_allowed";

    /// <summary>Another user holds the name.</summary>
    public const string UsernameTaken = "username_taken";

    /// <summary>The user has had his one Trial.</summary>
    public const string TrialAlreadyUsed = "trial_already_used";

    /// <summary>All of the user's chat slots are used.</summary>
    public const string NoChatSlot = "no_chat_slot";

    /// <summary>As many of the owner's chats run as he has slots.</summary>
    public const string ChatSlotsExceeded = "chat_slots_exceeded";

    /// <summary>The notification was marked as read before.</summary>
    public const string AlreadyRead = "already_read";

    /// <summary>The chat has as many active invites as it may.</summary>
    public const string InviteLimit = "invite_limit";

    /// <summary>Another chat has the slug.</summary>
    public const string SlugTaken = "slug_taken";

    /// <summary>It would leave the platform without an Owner.</summary>
    public const string LastOwner = "last_owner";

    /// <summary>The state of the thing does not allow the act.</summary>
    public const string Conflict = "conflict";

    /// <summary>The <c>Idempotency-Key</c> came before with another body.</summary>
    public const string IdempotencyMismatch = "idempotency_mismatch";

    /// <summary>The body is larger than the route takes.</summary>
    public const string PayloadTooLarge = "payload_too_large";

    /// <summary>The body is not declared as <c>application/json</c>.</summary>
    public const string UnsupportedMediaType = "unsupported_media_type";

    /// <summary>A rate limit is used up.</summary>
    public const string RateLimited = "rate_limited";

    /// <summary>One address holds as many unused sign-in codes as it may.</summary>
    public const string TooManyPendingCodes = "too_many_pending_codes";

    /// <summary>One address tried as many wrong sign-in codes as it may.</summary>
    public const string TooManyAttempts = "too_many_attempts";

    /// <summary>Storage or cluster cannot be reached.</summary>
    public const string Unavailable = "unavailable";
}
