using System.Collections.Immutable;
using System.Text.Json;
using Platform.GrainInterfaces.Storage;
using static Platform.Grains.Storage.Checks.Checked;

namespace Platform.Grains.Storage.Checks;

/// <summary>Whether every row can be read as the state that it is.</summary>
internal sealed class RowsCheck(IStorageInspection inspection) : ICheck
{
    private const int RowsAtOnce = 200;

    public string Name => "rows";

    public async Task<CheckResult> Run(CancellationToken cancellation)
    {
        var broken = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        (long rows, long brokenRows) = (0, 0);
        ImmutableArray<InspectedState> page;
        InspectedState? last = null;
        do
        {
            page = await inspection.ReadStatesAsync(last, RowsAtOnce, cancellation);
            last = page.LastOrDefault() ?? last;
            foreach (InspectedState state in page)
            {
                rows++;
                if (StoredStates.TypeOf(state.StateName) is not { } type)
                {
                    unknown.Add(state.StateName);
                }
                else if (!CanRead(state, type))
                {
                    brokenRows++;
                    if (!broken.TryGetValue(state.StateName, out List<string>? keys))
                    {
                        broken.Add(state.StateName, keys = []);
                    }

                    if (keys.Count < MostExamples)
                    {
                        keys.Add(state.GrainKey);
                    }
                }
            }
        }
        while (page.Length == RowsAtOnce);

        if (brokenRows > 0)
        {
            IEnumerable<string> words = broken.Select(name => $"{name.Key}: {string.Join(", ", name.Value)}");
            return this.Fail(brokenRows, Text($"{brokenRows} rows cannot be read as what they are ({string.Join("; ", words)}). Restore them from a backup."));
        }

        return unknown.Count > 0
            ? this.Warn(rows, Text($"{rows} rows; this release does not know the states {string.Join(", ", unknown)}. A newer one may have written them."))
            : this.Good(rows, Text($"All {rows} rows can be read."));
    }

    private static bool CanRead(InspectedState state, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(state.Payload.ToMemory().Span, type, StateJson.Default) is not null;
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return false;
        }
    }
}
