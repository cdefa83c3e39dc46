using System.Buffers;

namespace Platform.Grains.Limits;

/// <summary>Writes the instants of accepted requests as a short text and reads them back without losing a tick.</summary>
/// <remarks>
/// The age of the oldest, then each one's distance to the next, in ticks of 100 ns as numbers of seven bits a byte (least significant first, the highest bit says
/// that more follow), in base64.
/// </remarks>
internal static class AcceptedInstants
{
    /// <summary>Packs instants.</summary>
    /// <param name="instants">Oldest first, none after <paramref name="now"/>.</param>
    /// <param name="now">The instant that ages are counted back from.</param>
    public static string Pack(ReadOnlySpan<TimeSpan> instants, TimeSpan now)
    {
        if (instants.IsEmpty)
        {
            return "";
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(instants.Length * PackedNumbers.MostBytes);
        int length = PackedNumbers.Write(buffer, 0, (now - instants[0]).Ticks);
        for (int i = 1; i < instants.Length; i++)
        {
            length = PackedNumbers.Write(buffer, length, (instants[i] - instants[i - 1]).Ticks);
        }

        string packed = Convert.ToBase64String(buffer, 0, length);
        ArrayPool<byte>.Shared.Return(buffer);
        return packed;
    }

    /// <summary>Unpacks instants.</summary>
    /// <param name="packed">What <see cref="Pack"/> made.</param>
    /// <param name="then">The instant it was packed at, by the clock of the one who unpacks it.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public static TimeSpan[] Unpack(string packed, TimeSpan then)
    {
        byte[] bytes = Convert.FromBase64String(packed);
        List<TimeSpan> instants = [];
        int place = 0;
        while (place < bytes.Length)
        {
            long ticks = PackedNumbers.Read(bytes, ref place);
            instants.Add(TimeSpan.FromTicks(instants.Count == 0 ? then.Ticks - ticks : instants[^1].Ticks + ticks));
        }

        return [.. instants];
    }
}
