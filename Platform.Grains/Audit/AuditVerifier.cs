using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Audit;

namespace Platform.Grains.Audit;

/// <summary>Follows the chain of every day from its beginning and names the first entry that is not as it was written.</summary>
internal sealed class AuditVerifier(IAuditLog log)
{
    private const int EntriesAtOnce = 1_000;
    private const int DaysAtOnce = 50;

    /// <summary>A call answers after so many entries, well before anybody gives up waiting.</summary>
    private const int MostEntries = 5_000;

    /// <summary>Follows a stretch.</summary>
    /// <param name="from">The last entry that was found right; null to begin.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<AuditVerification> Follow(AuditPlace? from, CancellationToken cancellation)
    {
        long found = 0;
        DateOnly? done = from is { Position: > 0 } ? from.Day.AddDays(-1) : from?.Day;
        ImmutableArray<AuditDay> days = await log.ListDaysAsync(done, DaysAtOnce, cancellation);
        foreach (AuditDay day in days)
        {
            long begin = from?.Day == day.Day ? from.Position : 0;
            DayResult result = await FollowDay(day, begin, MostEntries - found, cancellation);
            found += result.Position - begin;
            if (result.Broken is not null || !result.IsFinished)
            {
                return new AuditVerification(found, result.Broken, result.Broken is null ? new AuditPlace(day.Day, result.Position) : null);
            }
        }

        return new AuditVerification(found, FirstBroken: null, days.Length == DaysAtOnce ? new AuditPlace(days[^1].Day, 0) : null);
    }

    private async Task<DayResult> FollowDay(AuditDay day, long begin, long most, CancellationToken cancellation)
    {
        long position = begin;
        string? previous = begin == 0 ? AuditChain.Beginning(day.Day) : await HashAt(day.Day, begin, cancellation);
        if (previous is null)
        {
            return DayResult.Break(begin, new BrokenAuditEntry(day.Day, begin, Id: null, "The entry is missing."));
        }

        while (true)
        {
            ImmutableArray<ChainedAuditEntry> entries = await log.ReadChainAsync(day.Day, position, EntriesAtOnce, cancellation);
            foreach (ChainedAuditEntry entry in entries)
            {
                if (Problem(day.Day, position + 1, previous, entry) is { } problem)
                {
                    return DayResult.Break(position, problem);
                }

                (position, previous) = (entry.Position, entry.Hash);
                if (position == day.Entries && entry.Hash != day.Hash)
                {
                    return DayResult.Break(position - 1, new BrokenAuditEntry(day.Day, position, entry.Id, "The chain does not end as it was written."));
                }
            }

            if (entries.Length < EntriesAtOnce)
            {
                return await CheckEnd(day, position, cancellation) is { } problem
                    ? DayResult.Break(problem.Position - 1, problem)
                    : new DayResult(position, IsFinished: true, Broken: null);
            }

            if (position - begin >= most)
            {
                return new DayResult(position, IsFinished: false, Broken: null);
            }
        }
    }

    // Entries may have come since the day was asked; then it knows of them by now.
    private async Task<BrokenAuditEntry?> CheckEnd(AuditDay day, long position, CancellationToken cancellation)
    {
        if (position < day.Entries)
        {
            return new BrokenAuditEntry(day.Day, position + 1, Id: null, "The entry is missing.");
        }

        if (position == day.Entries)
        {
            return null;
        }

        ImmutableArray<AuditDay> again = await log.ListDaysAsync(day.Day.AddDays(-1), most: 1, cancellation);
        long known = again is [{ } found] && found.Day == day.Day ? found.Entries : 0;
        return position <= known ? null : new BrokenAuditEntry(day.Day, known + 1, Id: null, "The entry was put behind the end of the chain.");
    }

    private async Task<string?> HashAt(DateOnly day, long position, CancellationToken cancellation)
    {
        ImmutableArray<ChainedAuditEntry> entry = await log.ReadChainAsync(day, position - 1, most: 1, cancellation);
        return entry is [{ } found] && found.Position == position ? found.Hash : null;
    }

    private static BrokenAuditEntry? Problem(DateOnly day, long expected, string previous, ChainedAuditEntry entry)
    {
        if (entry.Position != expected)
        {
            return entry.Position > expected
                ? new BrokenAuditEntry(day, expected, Id: null, "The entry is missing.")
                : new BrokenAuditEntry(day, entry.Position, entry.Id, "The entry has no place in the chain.");
        }

        return AuditChain.Hash([previous, .. entry.Fields]) == entry.Hash
            ? null
            : new BrokenAuditEntry(
                day, expected, entry.Id, string.Create(CultureInfo.InvariantCulture, $"Entry {entry.Id} is not as it was written, or the one before it is not."));
    }

    /// <summary>How far a day was followed.</summary>
    private sealed record DayResult(long Position, bool IsFinished, BrokenAuditEntry? Broken)
    {
        public static DayResult Break(long position, BrokenAuditEntry broken) => new(position, IsFinished: false, broken);
    }
}
