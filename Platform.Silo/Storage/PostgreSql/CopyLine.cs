using System.Text;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>A row in the text form of COPY.</summary>
internal static class CopyLine
{
    private const string None = "\\N";

    /// <summary>Answers the line with its line break.</summary>
    /// <param name="values">Null where there is none.</param>
    public static string Of(IEnumerable<string?> values)
    {
        var line = new StringBuilder();
        foreach (var value in values)
        {
            Append(line, value);
            line.Append('\t');
        }

        line[^1] = '\n';
        return line.ToString();
    }

    private static void Append(StringBuilder line, string? value)
    {
        if (value is null)
        {
            line.Append(None);
            return;
        }

        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => line.Append("\\\\"),
                '\n' => line.Append("\\n"),
                '\r' => line.Append("\\r"),
                '\t' => line.Append("\\t"),
                _ => line.Append(character),
            };
        }
    }
}
