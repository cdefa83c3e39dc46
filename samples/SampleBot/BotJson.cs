using System.Text.Json.Serialization;

namespace SampleBot;

/// <summary>Somebody on the platform the bot works on, and what the bot knows of him.</summary>
internal sealed record PersonOnPlatform(string Platform, string PlatformUserId, string? PlatformUsername);

/// <summary>The code a person waits for; both null while he waits for none.</summary>
internal sealed record PendingCode(string? Code, DateTimeOffset? ExpiresAt);

/// <summary>How often a command was executed.</summary>
internal sealed record Execution(string Command, int Count);

/// <summary>Executions that are reported together.</summary>
internal sealed record Batch(Execution[] Commands);

/// <summary>What became of a batch.</summary>
internal sealed record BatchAnswer(int Accepted, RejectedExecution[] Rejected);

/// <summary>An execution that was not counted, and why.</summary>
internal sealed record RejectedExecution(int Index, string Code, string Error);

/// <summary>A refusal as the platform tells it.</summary>
internal sealed record Problem(string? Code, string? Detail);

/// <summary>How all of it is read and written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PersonOnPlatform))]
[JsonSerializable(typeof(PendingCode))]
[JsonSerializable(typeof(Batch))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class BotJson : JsonSerializerContext;
