namespace Platform.Tests.Infrastructure;

/// <summary>Secrets that a first start made, for processes that are handed theirs, as those of one cluster are.</summary>
public static class InstalledSecrets
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, string>>> Contents = new(MakeAsync);

    /// <summary>Writes the three files into a folder.</summary>
    public static async Task<SecretFiles> CopyToAsync(string folder)
    {
        foreach (var (name, content) in await Contents.Value)
        {
            var file = Path.Combine(folder, name);
            await File.WriteAllTextAsync(file, content);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return new SecretFiles(folder);
    }

    private static async Task<IReadOnlyDictionary<string, string>> MakeAsync()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        return platform.Options.Secrets.Files.ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
    }
}
