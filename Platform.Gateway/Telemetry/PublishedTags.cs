using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace Platform.Gateway.Telemetry;

/// <summary>Takes out of a span what is not known to be harmless, before it leaves the process.</summary>
/// <remarks>
/// A list of what may stay, not of what must go: libraries add keys of grains, addresses, paths and messages of faults, and a later version of them may add more.
/// Paths hold invite codes, and keys of grains hold people's identities.
/// </remarks>
internal sealed class PublishedTags : BaseProcessor<Activity>
{
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create(
        StringComparer.Ordinal,
        "http.request.method",
        "http.route",
        "http.response.status_code",
        "url.scheme",
        "network.protocol.version",
        "rpc.system",
        "rpc.system.name",
        "rpc.service",
        "rpc.method",
        "orleans.rpc.service",
        "orleans.grain.type",
        "orleans.silo.id",
        "orleans.storage.provider",
        "orleans.storage.state.name",
        "orleans.storage.state.type",
        "db.system",
        "db.system.name",
        "db.namespace",
        "db.operation.name",
        "db.query.text",
        "db.response.status_code",
        "db.npgsql.prepared",
        "db.npgsql.rows",
        "server.address",
        "server.port",
        "error.type",
        "exception.type");

    /// <inheritdoc />
    public override void OnEnd(Activity data)
    {
        List<string>? others = null;
        foreach (ref readonly KeyValuePair<string, object?> tag in data.EnumerateTagObjects())
        {
            if (!Harmless.Contains(tag.Key))
            {
                (others ??= []).Add(tag.Key);
            }
        }

        // Taken out afterwards: a list must not change while it is read.
        others?.ForEach(tag => data.SetTag(tag, null));
        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }
}
