using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Platform.GrainInterfaces.Storage;

/// <summary>
/// The outer form of a backup, which whoever carries one can check without understanding it: a readable first line, a compressed body, and a last line
/// with the hash of all before it.
/// </summary>
public static class BackupFile
{
    /// <summary>The form that this program writes, and the newest that it reads.</summary>
    public const int Format = 1;

    /// <summary>Bytes of the file in one message, at the most.</summary>
    public const int LargestChunk = 512 * 1024;

    /// <summary>Bytes of the last line: a line break, SHA-256 in hex, a line break.</summary>
    public const int TrailerLength = SHA256.HashSizeInBytes * 2 + 2;

    /// <summary>Bytes of the first line at the most, its line break included.</summary>
    public const int LongestHeader = 4 * 1024;

    private const string Magic = "platform-backup ";

    private static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The first line with its line break.</summary>
    /// <param name="header">What it says.</param>
    public static byte[] Write(BackupHeader header) => Encoding.UTF8.GetBytes($"{Magic}{JsonSerializer.Serialize(header, Form)}\n");

    /// <summary>Reads a first line.</summary>
    /// <param name="line">The line, with or without its line break.</param>
    /// <returns>Null when it is none of a backup.</returns>
    public static BackupHeader? Read(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> magic = Encoding.ASCII.GetBytes(Magic);
        if (!line.StartsWith(magic))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<BackupHeader>(line[magic.Length..], Form) is { Format: > 0, Database: not null, ServerSecret: not null } header
                ? header
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The last line.</summary>
    /// <param name="hash">SHA-256 of everything before it.</param>
    public static byte[] Trailer(ReadOnlySpan<byte> hash) => Encoding.ASCII.GetBytes($"\n{Convert.ToHexStringLower(hash)}\n");
}
