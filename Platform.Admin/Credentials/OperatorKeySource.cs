using Platform.Admin.Commands;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Credentials;

/// <summary>Finds the installation's operator key.</summary>
internal static class OperatorKeySource
{
    private const string DefaultFolder = "data";
    private const string FileName = "operator.key";

    /// <summary>Looks into --operator-key-file, then PLATFORM_OPERATOR_KEY, then the data folder.</summary>
    /// <param name="settings">The options.</param>
    /// <param name="surroundings">The environment.</param>
    /// <returns><see cref="ErrorCodes.AuthenticationRequired"/> when there is none.</returns>
    public static Result<Secret> Find(ConsoleSettings settings, Surroundings surroundings)
    {
        if (settings.OperatorKeyFile is null && surroundings.Setting("PLATFORM_OPERATOR_KEY") is { } key)
        {
            return new Secret(key.Trim());
        }

        string folder = settings.Data ?? surroundings.Setting("PLATFORM_DATA") ?? DefaultFolder;
        return Read(Path.GetFullPath(settings.OperatorKeyFile ?? Path.Combine(folder, FileName)));
    }

    private static Result<Secret> Read(string file)
    {
        try
        {
            string text = File.ReadAllText(file).Trim();
            return text.Length > 0 ? new Secret(text) : Missing($"The file {file} holds no operator key.");
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException)
        {
            return Missing($"This needs the operator key, and there is no file {file}. "
                + "Point to it with --operator-key-file FILE or --data FOLDER, or set PLATFORM_OPERATOR_KEY.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Missing($"The operator key in {file} cannot be read; you may lack the right to.");
        }
    }

    private static Refusal Missing(string detail) => new(ErrorCodes.AuthenticationRequired, detail);
}
