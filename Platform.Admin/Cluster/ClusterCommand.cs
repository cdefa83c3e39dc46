using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Credentials;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

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
        Result<Secret> session = SessionSource.Find(Surroundings);
        Result<Secret> key = OperatorKeySource.Find(settings, Surroundings);
        if (session.IsRefused && key.IsRefused)
        {
            return session.Refusal with { Detail = session.Refusal.Detail + " The operator key would do as well, with --data FOLDER." };
        }

        Result<ClusterView> view = session.IsRefused ? default : await DescribeAsync(cluster, session.Value, null);

        // At three in the morning an old login, or one of no rank, must not stand in the way of the key.
        if (session.IsRefused || (view.IsRefused && !key.IsRefused))
        {
            view = await DescribeAsync(cluster, null, key.Value);
        }

        return Answer.Of(view, cluster => cluster, Show);
    }

    private static Task<Result<ClusterView>> DescribeAsync(ICluster cluster, Secret? session, Secret? operatorKey) =>
        cluster.AskAsync((IClusterConsoleGrain grain) => grain.Describe(session, operatorKey));

    private static View Show(ClusterView cluster) => new Stack(
        new Card(
            ("Database", cluster.Database),
            ("Storage", cluster.Storage),
            ("Version", cluster.Version),
            ("Started", UtcTime.Alone(cluster.StartedAt)),
            ("Errors", cluster.Errors.IsEmpty ? "none" : string.Join(' ', cluster.Errors))),
        new Sheet(["Silo", "Address", "Status"], [.. cluster.Silos.Select(silo => new[] { silo.Name, silo.Address, silo.Status })]));
}
