using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Storage;

/// <summary>The console's door to checks of the installation, all of which only read. Key 0.</summary>
[Alias("platform.storage.doctor-console")]
public interface IDoctorConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>A check that takes longer is given up.</summary>
    const string LongestCheck = "00:10:00";

    /// <summary>The checks there are.</summary>
    /// <param name="session">The operator's session token; null when he shows the operator key.</param>
    /// <param name="operatorKey">The installation's operator key; null when he shows a session.</param>
    /// <returns><see cref="ErrorCodes.AuthenticationRequired"/>, <see cref="ErrorCodes.SessionExpired"/>, <see cref="ErrorCodes.InvalidApiKey"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("list")]
    Task<Result<CheckList>> List(Secret? session, Secret? operatorKey);

    /// <summary>Runs one of them; with many millions of rows it takes minutes.</summary>
    /// <param name="session">The operator's session token; null when he shows the operator key.</param>
    /// <param name="operatorKey">The installation's operator key; null when he shows a session.</param>
    /// <param name="check">Its name.</param>
    /// <returns>What it found; <see cref="ErrorCodes.NotFound"/> for a name of none.</returns>
    [Alias("run")]
    [ResponseTimeout(LongestCheck)]
    Task<Result<CheckResult>> Run(Secret? session, Secret? operatorKey, string check);
}
