using Microsoft.Extensions.DependencyInjection;

namespace Platform.Grains.Storage.Checks;

/// <summary>The checks there are.</summary>
internal static class CheckCatalog
{
    /// <summary>Adds them, the quick ones first.</summary>
    /// <param name="services">The silo's services.</param>
    public static void AddChecks(this IServiceCollection services)
    {
        services.AddSingleton<ICheck, DatabaseCheck>();
        services.AddSingleton<ICheck, SilosCheck>();
        services.AddSingleton<ICheck, BacklogCheck>();
        services.AddSingleton<ICheck, StructureCheck>();
        services.AddSingleton<ICheck, CountersCheck>();
        services.AddSingleton<ICheck, AuditCheck>();
        services.AddSingleton<ICheck, DerivedCheck>();
        services.AddSingleton<ICheck, ReferencesCheck>();
        services.AddSingleton<ICheck, RowsCheck>();
    }
}
