namespace Platform.Tests.Chaos;

/// <summary>Runs beside no other tests: five processes that die under load are a load themselves, and times are measured.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ChaosAlone
{
    public const string Name = "chaos";
}
