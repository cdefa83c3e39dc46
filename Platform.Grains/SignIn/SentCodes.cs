using Platform.GrainInterfaces.Results;

namespace Platform.Grains.SignIn;

/// <summary>How often a person may sign in by codes that a bot sends him unasked (reference.md, section 3).</summary>
internal static class SentCodes
{
    /// <summary>Sign-ins by sent codes in a row; the next must be asked for on the web.</summary>
    public const int MostInRow = 5;

    /// <summary>Refuses one more code after too many sign-ins by such.</summary>
    /// <param name="signInsInRow">Sign-ins by sent codes since the last one from the web.</param>
    public static Refusal? Refuse(int signInsInRow) => signInsInRow < MostInRow
        ? null
        : new Refusal(ErrorCodes.WebLoginRequired, $"After {MostInRow} sign-ins by codes that a bot sent, the next code must be asked for on the web.");

    /// <summary>The count after one more sign-in.</summary>
    public static int Count(int signInsInRow, PendingLogin login) => login.Address is null ? signInsInRow + 1 : 0;
}
