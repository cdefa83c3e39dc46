using System.Collections.Immutable;
using System.Globalization;

namespace Platform.Silo.Chats;

/// <summary>Remembers on disk which browser processes this silo has started, so that those it leaves behind when it is killed are found at its next start.</summary>
/// <param name="folder">A folder of this silo alone.</param>
internal sealed class BrowserLedger(string folder)
{
    private const string Extension = ".browser";

    /// <summary>Writes one down.</summary>
    public void Enter(long chat, BrowserProcess process)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(PathOf(chat), string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.StartTime.ToUniversalTime():O}"));
    }

    /// <summary>Strikes one out.</summary>
    public void Strike(long chat) => File.Delete(PathOf(chat));

    /// <summary>Those written down and not struck out that still run; the ledger is empty after that.</summary>
    public ImmutableArray<BrowserProcess> TakeLeftovers()
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var leftovers = ImmutableArray.CreateBuilder<BrowserProcess>();
        foreach (string file in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            if (Read(file) is { } entry && BrowserProcess.Find(entry.Id, entry.StartTime) is { } process)
            {
                leftovers.Add(process);
            }

            File.Delete(file);
        }

        return leftovers.ToImmutable();
    }

    private static (int Id, DateTime StartTime)? Read(string file)
    {
        string[] parts = File.ReadAllText(file).Split(' ');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            && DateTime.TryParse(parts[1], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime startTime)
            ? (id, startTime.ToLocalTime())
            : null;
    }

    private string PathOf(long chat) => Path.Combine(folder, chat.ToString(CultureInfo.InvariantCulture) + Extension);
}
