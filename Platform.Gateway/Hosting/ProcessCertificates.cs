using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Settings;

namespace Platform.Gateway.Hosting;

/// <summary>Gives a process of the cluster its certificates, and looks after them.</summary>
public static class ProcessCertificates
{
    /// <summary>Adds <see cref="ClusterCertificates"/> where files are named.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="files">The files; null for a cluster without certificates.</param>
    /// <param name="use">What the process is.</param>
    /// <exception cref="SettingException">The files cannot be used; the process must not start.</exception>
    public static void AddClusterCertificates(this IHostApplicationBuilder builder, CertificateFiles? files, CertificateUse use)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (files is null)
        {
            return;
        }

        // Refused before anything starts. By the system's clock, as all that the runtime does itself: a rehearsal of the future must not end the cluster.
        ClusterCertificates.Check(files, use, TimeProvider.System);
        builder.Services.AddSingleton(services =>
            new ClusterCertificates(files, use, TimeProvider.System, services.GetRequiredService<ILogger<ClusterCertificates>>()));
        builder.Services.AddHostedService<CertificateCare>();
    }
}
