using System.Data.Common;
using System.Net.Sockets;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Connection;

/// <summary>Puts what went wrong on the way to the cluster into a sentence.</summary>
internal static class ClusterFault
{
    private const string Unknown = "If the command was to change something, look whether it did before you repeat it.";

    /// <summary>The connection could not be made.</summary>
    /// <param name="target">The cluster.</param>
    /// <param name="cause">What the client met.</param>
    /// <param name="ofHandshake">What is wrong with the certificates; null when it is something else.</param>
    public static ClusterAwayException Unreachable(ClusterTarget target, Exception cause, string? ofHandshake) =>
        new(ofHandshake ?? Sentence(target, cause), cause);

    /// <summary>A call was not answered.</summary>
    /// <param name="target">The cluster.</param>
    /// <param name="cause">What the client met.</param>
    public static ClusterAwayException NoAnswer(ClusterTarget target, Exception cause) => new(
        cause is UnavailableException
            ? $"The platform cannot reach its storage or a part of its cluster. {Unknown}"
            : $"The cluster '{target.ClusterId}' gave no answer at {target.Place}. {Unknown}",
        cause);

    private static string Sentence(ClusterTarget target, Exception cause)
    {
        if (target is SiloDatabase && Deepest<DbException>(cause) is { } refusal)
        {
            return $"The {target.Place} cannot be reached: {refusal.Message}.";
        }

        if (cause is NoSiloException)
        {
            return $"No silo of the cluster '{target.ClusterId}' is running, says the {target.Place}.";
        }

        if (target is SiloDatabase)
        {
            return $"The {target.Place} names silos of the cluster '{target.ClusterId}', but none of them answers.";
        }

        return Deepest<SocketException>(cause) is { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }
            ? $"A host in {target.Place} has no address. Check --cluster or PLATFORM_CLUSTER."
            : $"No silo of the cluster '{target.ClusterId}' answers at {target.Place}. "
                + "Is Platform.Silo running there? Name another place with --cluster HOST:PORT or --database.";
    }

    private static T? Deepest<T>(Exception? cause)
        where T : Exception
    {
        T? found = null;
        for (; cause is not null; cause = cause.InnerException)
        {
            found = cause as T ?? found;
        }

        return found;
    }
}
