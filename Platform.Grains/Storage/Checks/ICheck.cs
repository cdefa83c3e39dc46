using Platform.GrainInterfaces.Storage;

namespace Platform.Grains.Storage.Checks;

/// <summary>One look at the installation that only reads, holds nobody up, and needs little memory however many rows there are.</summary>
internal interface ICheck
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>Looks.</summary>
    /// <param name="cancellation">Ends it.</param>
    Task<CheckResult> Run(CancellationToken cancellation);
}
