using System.Text;
using Platform.Admin.Commands;

namespace Platform.Admin.Shell;

/// <summary>Splits a line into words as a POSIX shell does: by blanks, with '…', "…" and \x.</summary>
internal static class CommandWords
{
    /// <summary>The words of a line; none for a blank line and for a comment.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="UsageException">A quote is not closed, or nothing follows a backslash.</exception>
    public static IReadOnlyList<string> Of(string line)
    {
        List<string> words = [];
        StringBuilder? word = null;
        for (int index = 0; index < line.Length; index++)
        {
            char character = line[index];
            switch (character)
            {
                case '#' when word is null:
                    return words;
                case '\'':
                    index = TakeQuoted(line, index, word ??= new StringBuilder());
                    break;
                case '"':
                    index = TakeDoubleQuoted(line, index, word ??= new StringBuilder());
                    break;
                case '\\':
                    (word ??= new StringBuilder()).Append(After(line, ++index));
                    break;
                case var blank when char.IsWhiteSpace(blank):
                    if (word is not null)
                    {
                        words.Add(word.ToString());
                        word = null;
                    }

                    break;
                default:
                    (word ??= new StringBuilder()).Append(character);
                    break;
            }
        }

        if (word is not null)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static int TakeQuoted(string line, int begin, StringBuilder word)
    {
        int end = line.IndexOf('\'', begin + 1);
        if (end < 0)
        {
            throw new UsageException("A ' is not closed.");
        }

        word.Append(line, begin + 1, end - begin - 1);
        return end;
    }

    private static int TakeDoubleQuoted(string line, int begin, StringBuilder word)
    {
        for (int index = begin + 1; index < line.Length; index++)
        {
            if (line[index] == '"')
            {
                return index;
            }

            if (line[index] == '\\' && index + 1 < line.Length && line[index + 1] is '"' or '\\')
            {
                index++;
            }

            word.Append(line[index]);
        }

        throw new UsageException("A \" is not closed.");
    }

    private static char After(string line, int index) => index < line.Length ? line[index] : throw new UsageException("Nothing follows the \\.");
}
