using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Growth.Measuring;

/// <summary>Requests of people and of web clients, each with what it is let in by.</summary>
internal static class Callers
{
    private const string SessionCookie = "psession";

    /// <summary>A request of one who is signed in.</summary>
    public static JobRequest Signed(string path, string session) => new(path, new Dictionary<string, string> { ["Cookie"] = $"{SessionCookie}={session}" });

    /// <summary>A request of a web client.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="publicKey">Its key.</param>
    /// <param name="number">Tells its address.</param>
    /// <param name="body">A JSON text, or null.</param>
    public static JobRequest Web(string path, string publicKey, int number, string? body = null) => new(
        path, new Dictionary<string, string> { ["X-API-Key"] = publicKey, [ClientAddresses.Header] = ClientAddresses.Of(number) }, body);

    /// <summary>The session that an answer sets.</summary>
    public static string SessionOf(string answer)
    {
        const string Begin = SessionCookie + "=";
        var begin = answer.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return answer[begin..answer.IndexOf(';', begin)];
    }
}
