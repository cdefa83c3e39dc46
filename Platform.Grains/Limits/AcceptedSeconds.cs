using System.Buffers;
using Platform.Grains.Bots;

namespace Platform.Grains.Limits;

/// <summary>Writes how many requests were accepted in each second as a short text, and reads back instants that are never earlier, and later by less than a second.</summary>
/// <remarks>
/// A busy bot's hour is ten times shorter so than with each instant in <see cref="AcceptedInstants"/>, and however busy it is, there are no more seconds in it.
/// The age of the oldest in whole seconds and how many are of that age, then for each age that follows how much less it is, and how many are of it; as
/// <see cref="PackedNumbers"/>, in base64.
/// </remarks>
internal static class AcceptedSeconds
{
    // No window holds more: what claims so is broken, and must not fill memory.
    private const int MostAccepted = BotRules.HighestPerHour;

    /// <summary>Packs instants, all of them oldest first, and none after <paramref name="now"/>.</summary>
    /// <param name="older">The older ones.</param>
    /// <param name="newer">Those after them.</param>
    /// <param name="now">The instant that ages are counted back from.</param>
    public static string Pack(ReadOnlySpan<TimeSpan> older, ReadOnlySpan<TimeSpan> newer, TimeSpan now)
    {
        if (older.IsEmpty)
        {
            return "";
        }

        long oldest = Age(older[0], now);
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(older.Length + newer.Length, oldest + 1) * 2 * PackedNumbers.MostBytes);
        var seconds = new Seconds(buffer, oldest);
        seconds.Add(older, now);
        seconds.Add(newer, now);
        string packed = Convert.ToBase64String(buffer, 0, seconds.End());
        ArrayPool<byte>.Shared.Return(buffer);
        return packed;
    }

    /// <summary>Unpacks instants.</summary>
    /// <param name="packed">What <see cref="Pack"/> made.</param>
    /// <param name="then">The instant it was packed at, by the clock of the one who unpacks it.</param>
    /// <returns>Oldest first.</returns>
    /// <exception cref="FormatException">It is something else.</exception>
    public static TimeSpan[] Unpack(string packed, TimeSpan then)
    {
        byte[] bytes = Convert.FromBase64String(packed);
        List<TimeSpan> instants = [];
        TimeSpan? last = null;
        int place = 0;
        while (place < bytes.Length)
        {
            TimeSpan seconds = TimeSpan.FromSeconds(Checked(PackedNumbers.Read(bytes, ref place)));
            TimeSpan instant = last + seconds ?? then - seconds;
            long number = Checked(PackedNumbers.Read(bytes, ref place));
            if (instant > then || number > MostAccepted - instants.Count)
            {
                throw new FormatException("These are no packed seconds.");
            }

            instants.AddRange(Enumerable.Repeat(instant, (int)number));
            last = instant;
        }

        return [.. instants];
    }

    private static long Checked(long number) => number is >= 0 and <= int.MaxValue ? number : throw new FormatException("These are no packed seconds.");

    private static long Age(TimeSpan instant, TimeSpan now) => Math.Max(0, (now - instant).Ticks / TimeSpan.TicksPerSecond);

    private struct Seconds(byte[] buffer, long oldest)
    {
        private long _distance = oldest;
        private long _age = oldest;
        private long _number;
        private int _length;

        public void Add(ReadOnlySpan<TimeSpan> instants, TimeSpan now)
        {
            foreach (TimeSpan instant in instants)
            {
                long age = Age(instant, now);
                if (age != _age)
                {
                    Write();
                    (_distance, _age, _number) = (_age - age, age, 0);
                }

                _number++;
            }
        }

        public int End()
        {
            Write();
            return _length;
        }

        private void Write()
        {
            _length = PackedNumbers.Write(buffer, _length, _distance);
            _length = PackedNumbers.Write(buffer, _length, _number);
        }
    }
}
