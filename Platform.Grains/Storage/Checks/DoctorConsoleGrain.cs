using System.Globalization;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Storage;
using Platform.Grains.Permissions;

namespace Platform.Grains.Storage.Checks;

/// <summary>The console's door to the checks.</summary>
[StatelessWorker]
internal sealed class DoctorConsoleGrain(KeyOrSession door, IEnumerable<ICheck> checks) : Grain, IDoctorConsoleGrain
{
    private static readonly TimeSpan Longest = TimeSpan.Parse(IDoctorConsoleGrain.LongestCheck, CultureInfo.InvariantCulture);

    public async Task<Result<CheckList>> List(Secret? session, Secret? operatorKey) => await door.Refuse(session, operatorKey) is { } refusal
        ? refusal
        : new CheckList([.. checks.Select(check => check.Name)]);

    public async Task<Result<CheckResult>> Run(Secret? session, Secret? operatorKey, string check)
    {
        if (await door.Refuse(session, operatorKey) is { } refusal)
        {
            return refusal;
        }

        if (checks.FirstOrDefault(known => known.Name == check) is not { } found)
        {
            return new Refusal(ErrorCodes.NotFound, "There is no such check.");
        }

        // Away from the grain's turn: reading millions of rows is work for a thread of the pool.
        using var late = new CancellationTokenSource(Longest);
        return await Task.Run(() => found.Run(late.Token));
    }
}
