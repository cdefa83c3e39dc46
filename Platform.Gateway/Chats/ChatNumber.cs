using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Chats;

/// <summary>The number of a chat as it stands in a path.</summary>
internal static class ChatNumber
{
    /// <summary>What a text is answered that is no number of any chat: the same as for a chat that is not there.</summary>
    public static Refusal NotFound { get; } = new(ErrorCodes.NotFound, "There is no such chat.");

    /// <summary>Reads a number.</summary>
    /// <param name="text">Decimal digits without sign or leading zeros.</param>
    /// <returns>Null when no chat can have it.</returns>
    public static long? Parse(string text) => UserId.Parse(text)?.Value;
}
