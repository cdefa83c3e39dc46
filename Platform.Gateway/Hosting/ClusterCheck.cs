using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Hosting;

/// <summary>Refuses what needs the cluster while the process has not reached it yet.</summary>
/// <param name="link">Whether it has.</param>
internal sealed class ClusterCheck(ClusterLink link) : ICheck
{
    /// <inheritdoc />
    public ValueTask<Refusal?> Refuse(HttpContext context)
    {
        bool isOpen = link.IsReached || RouteAccess.Required(context).Rule == CredentialRule.None;
        return ValueTask.FromResult(isOpen ? null : Fault.Unavailable());
    }
}
