using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Credentials;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Cluster;

/// <summary>Shows how the cluster stands; to a session, or to the operator key where nobody can sign in.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Show the silos and whether storage answers.")]
[Example("cluster")]
[Example("cluster --json --cluster 10.0.0.1:30000,10.0.0.2:30000")]
internal sealed class ClusterCommand(Surroundings surroundings) : ConsoleCommand<ConsoleSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, ICluster cluster)
    {
        Result<ClusterView> view = await new ShownCredentials(settings, Surroundings).AskAsync(
            (session, key) => cluster.AskAsync((IClusterConsoleGrain grain) => grain.Describe(session, key)));
        return Answer.Of(view, cluster => cluster, Show);
    }

    private static View Show(ClusterView cluster) => new Stack(
        new Card(
            ("Database", cluster.Database),
            ("Storage", cluster.Storage),
            ("Version", cluster.Version),
            ("Started", UtcTime.Alone(cluster.StartedAt)),
            ("Errors", cluster.Errors.IsEmpty ? "none" : string.Join(' ', cluster.Errors))),
        new Sheet(["Silo", "Address", "Status"], [.. cluster.Silos.Select(silo => new[] { silo.Name, silo.Address, silo.Status })]));
}
