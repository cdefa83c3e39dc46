using System.Collections.Immutable;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Bots;

/// <summary>Command executions that a bot reports in one request.</summary>
/// <param name="Bot">The bot.</param>
/// <param name="Commands">1 to <see cref="MostCommands"/> items.</param>
/// <param name="Fingerprint">SHA-256 of the request's body: tells whether a key comes again with another one.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.batch")]
public sealed record CommandBatch(
    [property: Id(0)] BotPrincipal Bot,
    [property: Id(1)] ImmutableArray<ReportedCommand> Commands,
    [property: Id(2)] TokenHash Fingerprint)
{
    /// <summary>The most items of one batch.</summary>
    public const int MostCommands = 1_000;
}

/// <summary>What became of a batch.</summary>
/// <param name="Accepted">Items counted.</param>
/// <param name="Rejected">The others, in the order they were sent.</param>
/// <param name="CreatedAt">When the bot was created.</param>
/// <param name="UpdatedAt">When the bot last changed.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.batch-outcome")]
public sealed record BatchOutcome(
    [property: Id(0)] int Accepted,
    [property: Id(1)] ImmutableArray<RejectedCommand> Rejected,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] DateTimeOffset UpdatedAt);

/// <summary>An item that was not counted.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="Code">One of <see cref="BatchItemCodes"/>.</param>
/// <param name="Error">Why, in a sentence.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.rejected-command")]
public sealed record RejectedCommand([property: Id(0)] int Index, [property: Id(1)] string Code, [property: Id(2)] string Error);

/// <summary>The stable words by which programs tell why an item of a batch was not counted (reference.md, section 5).</summary>
public static class BatchItemCodes
{
    /// <summary>A field breaks its rule.</summary>
    public const string ValidationFailed = Results.ErrorCodes.ValidationFailed;

    /// <summary>There is no such user.</summary>
    public const string UnknownUser = "unknown_user";

    /// <summary>The user is banned or in a timeout.</summary>
    public const string UserRestricted = "user_restricted";

    /// <summary>The execution lies too far ahead or behind.</summary>
    public const string TimestampOutOfRange = "timestamp_out_of_range";
}
