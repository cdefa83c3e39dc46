using Platform.Admin.Commands;

namespace Platform.Admin.Transfers;

/// <summary>The forms in which files hold rows.</summary>
internal enum TransferFormat
{
    /// <summary>RFC 4180, with a header line.</summary>
    Csv,

    /// <summary>One array of objects.</summary>
    Json,

    /// <summary>One object a line.</summary>
    Jsonl,
}

/// <summary>Which form a file has.</summary>
internal static class TransferFormats
{
    /// <summary>What stands for standard input or output once the line is read: no file can be called so.</summary>
    public const string Standard = "\0-";

    private const string TypedStandard = "-";

    private static readonly string[] Commands = ["import", "export"];

    /// <summary>The same arguments with a dash alone as the parser takes it: to it, that is an option without a name.</summary>
    /// <param name="arguments">The command's words first.</param>
    public static IReadOnlyList<string> WithStandard(IReadOnlyList<string> arguments) => arguments is [var first, ..] && Commands.Contains(first)
        ? [.. arguments.Select(argument => argument == TypedStandard ? Standard : argument)]
        : arguments;

    /// <summary>A file as it was typed.</summary>
    public static string Typed(string file) => file == Standard ? TypedStandard : file;

    /// <summary>The form that was named, or else the one of the file's name.</summary>
    /// <param name="named">What stands behind --format; null for nothing.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="UsageException">It is none of them, or nothing says which.</exception>
    public static TransferFormat Choose(string? named, string file)
    {
        if (named is not null)
        {
            return WordsOf<TransferFormat>.Read(named) ?? throw new UsageException($"--format takes {WordsOf<TransferFormat>.Listed}, not '{named}'.");
        }

        return Path.GetExtension(file).ToUpperInvariant() switch
        {
            ".CSV" => TransferFormat.Csv,
            ".JSON" => TransferFormat.Json,
            ".JSONL" or ".NDJSON" => TransferFormat.Jsonl,
            _ => throw new UsageException($"Say by --format what '{Typed(file)}' holds: {WordsOf<TransferFormat>.Listed}."),
        };
    }
}
