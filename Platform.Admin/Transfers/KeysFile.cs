using System.Globalization;
using CsvHelper;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Transfers;

/// <summary>The file that takes the keys of imported bots, which nobody is told again; what is in it stays.</summary>
internal sealed class KeysFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly CsvWriter _csv;

    private KeysFile(string path)
    {
        Path = path;
        _stream = OwnerOnlyFile.Open(path, FileMode.Append);
        _csv = new CsvWriter(new StreamWriter(_stream), CultureInfo.InvariantCulture);
        if (_stream.Length == 0)
        {
            Write("id", "name", "api_key");
            Flush();
        }
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Opens one.</summary>
    /// <param name="path">Where; null for none.</param>
    public static KeysFile? Open(string? path) => path is null ? null : new KeysFile(System.IO.Path.GetFullPath(path));

    /// <summary>Adds the keys that were drawn, and brings them onto the disk.</summary>
    /// <param name="bots">What was imported.</param>
    public void Add(IEnumerable<ImportedBot> bots)
    {
        foreach (ImportedBot bot in bots.Where(bot => bot.ApiKey is not null))
        {
            Write($"{bot.Id}", bot.Name, bot.ApiKey!.Value.Value);
        }

        Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private void Write(params ReadOnlySpan<string> values)
    {
        foreach (string value in values)
        {
            _csv.WriteField(value);
        }

        _csv.NextRecord();
    }

    private void Flush()
    {
        _csv.Flush();
        _stream.Flush(flushToDisk: true);
    }
}
