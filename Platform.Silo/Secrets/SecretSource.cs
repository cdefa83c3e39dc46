using System.Collections.Immutable;
using Platform.GrainInterfaces.Settings;

namespace Platform.Silo.Secrets;

/// <summary>Where a secret comes from: the environment where it is given there, otherwise a file of its own.</summary>
/// <param name="Setting">The setting that may hold it, such as <c>Platform:ServerSecret</c>.</param>
/// <param name="Given">What that setting holds; null for nothing.</param>
/// <param name="File">The file that holds it otherwise.</param>
internal sealed record SecretSource(string Setting, string? Given, string File)
{
    /// <summary>Where it is, for people; never what it is.</summary>
    public string Place => Given is null ? File : $"the environment ({EnvironmentVariable})";

    private string EnvironmentVariable => Setting.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Reads it, and makes its file where there is none.</summary>
    /// <param name="draw">Draws a new secret.</param>
    /// <param name="allowWeak">Whether a short or well-known secret is let through, as in the Development environment.</param>
    /// <returns>Its lines: one secret each, at least one.</returns>
    /// <exception cref="SettingException">It cannot be used.</exception>
    public ImmutableArray<string> ReadOrCreate(Func<string> draw, bool allowWeak)
    {
        if (Given is null)
        {
            SecretFile.EnsureExists(File, draw);
        }

        return Read(allowWeak);
    }

    /// <summary>Reads it.</summary>
    /// <param name="allowWeak">Whether a short or well-known secret is let through.</param>
    /// <returns>Its lines: one secret each, at least one.</returns>
    /// <exception cref="SettingException">It cannot be used.</exception>
    public ImmutableArray<string> Read(bool allowWeak)
    {
        string text = Given ?? SecretFile.Read(File);
        ImmutableArray<string> secrets = [.. text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return secrets.IsEmpty || (!allowWeak && secrets.Any(SecretStrength.IsWeak))
            ? throw new SettingException($"The secret in {Place} is empty, shorter than {SecretStrength.Shortest} characters or a well-known default; put a random one there{(Given is null ? ", or delete the file to have one made" : "")}.")
            : secrets;
    }
}
