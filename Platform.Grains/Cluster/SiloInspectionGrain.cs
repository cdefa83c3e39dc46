namespace Platform.Grains.Cluster;

/// <summary>Tells of the silo that it lives on.</summary>
internal sealed class SiloInspectionGrain(ILocalSiloDetails local, SiloFacts facts, ISecretFiles secrets) : Grain, ISiloInspectionGrain
{
    public Task<SiloInspection> Inspect() => Task.FromResult(
        new SiloInspection(local.SiloAddress.ToParsableString(), facts.Version, TimeProvider.System.GetUtcNow(), secrets.FindExposed()));
}
