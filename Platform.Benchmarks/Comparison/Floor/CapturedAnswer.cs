using System.Text;
using System.Text.Json;

namespace Platform.Benchmarks.Comparison.Floor;

/// <summary>An answer of the platform, to be given again byte by byte.</summary>
/// <param name="Path">The path that was asked for, without the query.</param>
/// <param name="Headers">The headers in their order, without Date, which every server writes itself.</param>
/// <param name="Body">The body.</param>
internal sealed record CapturedAnswer(string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
{
    private const string Date = "Date";
    private const string HeadersEnd = "\r\n\r\n";

    /// <summary>Takes an answer apart.</summary>
    /// <param name="path">What was asked for.</param>
    /// <param name="answer">Status line, headers and body; the body in one piece.</param>
    public static CapturedAnswer Read(string path, string answer)
    {
        var end = answer.IndexOf(HeadersEnd, StringComparison.Ordinal);
        var headers = answer[..end].Split("\r\n").Skip(1)
            .Select(line => line.Split(": ", 2))
            .Where(header => header[0] != Date)
            .Select(header => KeyValuePair.Create(header[0], header[1]));
        return new CapturedAnswer(path.Split('?')[0], [.. headers], answer[(end + HeadersEnd.Length)..]);
    }

    /// <summary>Writes answers to a file for <see cref="Load"/>.</summary>
    public static Task SaveAsync(string file, IReadOnlyList<CapturedAnswer> answers) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(answers), Encoding.UTF8);

    /// <summary>Reads the answers of a file.</summary>
    public static IReadOnlyList<CapturedAnswer> Load(string file) => JsonSerializer.Deserialize<CapturedAnswer[]>(File.ReadAllText(file))!;
}
