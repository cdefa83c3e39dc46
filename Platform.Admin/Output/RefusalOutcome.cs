using Platform.Admin.Commands;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Output;

/// <summary>What a refusal's code means outside: the status HTTP gives it and the exit code of the console (reference.md, section 1, "Errors").</summary>
internal static class RefusalOutcome
{
    private const int Otherwise = 400;

    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        [ErrorCodes.ValidationFailed] = 400,
        [ErrorCodes.MalformedJson] = 400,
        [ErrorCodes.CurrentSession] = 400,
        [ErrorCodes.AuthenticationRequired] = 401,
        [ErrorCodes.InvalidApiKey] = 401,
        [ErrorCodes.SessionExpired] = 401,
        [ErrorCodes.InvalidCode] = 401,
        [ErrorCodes.Forbidden] = 403,
        [ErrorCodes.AccountBanned] = 403,
        [ErrorCodes.AccountTimeout] = 403,
        [ErrorCodes.OriginRefused] = 403,
        [ErrorCodes.BotInactive] = 403,
        [ErrorCodes.BotOwnerBanned] = 403,
        [ErrorCodes.PremiumRequired] = 403,
        [ErrorCodes.WebLoginRequired] = 403,
        [ErrorCodes.ChatSlotsExceeded] = 403,
        [ErrorCodes.NotFound] = 404,
        [ErrorCodes.MethodNotAllowed] = 405,
        [ErrorCodes.UsernameTaken] = 409,
        [ErrorCodes.Conflict] = 409,
        [ErrorCodes.TrialAlreadyUsed] = 409,
        [ErrorCodes.AlreadyRead] = 409,
        [ErrorCodes.NoChatSlot] = 409,
        [ErrorCodes.InviteLimit] = 409,
        [ErrorCodes.SlugTaken] = 409,
        [ErrorCodes.LastOwner] = 409,
        [ErrorCodes.PayloadTooLarge] = 413,
        [ErrorCodes.UnsupportedMediaType] = 415,
        [ErrorCodes.IdempotencyMismatch] = 422,
        [ErrorCodes.RateLimited] = 429,
        [ErrorCodes.TooManyPendingCodes] = 429,
        [ErrorCodes.TooManyAttempts] = 429,
        [ErrorCodes.Unavailable] = 503,
    };

    /// <summary>The status that HTTP answers it with.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    public static int Status(string code) => Statuses.GetValueOrDefault(code, Otherwise);

    /// <summary>What the console exits with.</summary>
    /// <param name="code">One of <see cref="ErrorCodes"/>.</param>
    public static int ExitCode(string code) => code == ErrorCodes.Unavailable ? ExitCodes.Unreachable : ExitCodes.Refused;
}
