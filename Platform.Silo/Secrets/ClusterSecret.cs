using Platform.GrainInterfaces.Settings;
using Platform.Grains.SignIn;
using Platform.Grains.Storage;

namespace Platform.Silo.Secrets;

/// <summary>What the database knows of the server secret in force: its fingerprint, by which silos notice that they do not have the same.</summary>
internal sealed class ClusterSecret(IStorageMaintenance storage)
{
    private const string Fact = "server-secret-fingerprint";

    /// <summary>Compares a silo's secrets with it, and enters their first as the one in force.</summary>
    /// <exception cref="SettingException">The secret that the cluster went by so far is none of them.</exception>
    public async Task AgreeAsync(ServerSecrets secrets, CancellationToken cancellation)
    {
        string inForce = secrets.InForce.Fingerprint;
        if (await storage.TryWriteClusterFactAsync(Fact, inForce, cancellation))
        {
            return;
        }

        string known = await storage.ReadClusterFactAsync(Fact, cancellation) ?? inForce;
        if (!secrets.Know(known))
        {
            throw new SettingException("This database was set up with another server secret; start with --server-secret-file naming the file that the other silos use.");
        }

        if (known != inForce)
        {
            // Two silos that are given the lines in another order take turns at it, which does no harm: each knows both.
            await storage.TryReplaceClusterFactAsync(Fact, known, inForce, cancellation);
        }
    }
}
