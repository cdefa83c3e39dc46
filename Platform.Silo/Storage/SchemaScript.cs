using System.Globalization;
using System.Reflection;

namespace Platform.Silo.Storage;

/// <summary>One step of a database's schema, read from the program itself. A released step never changes; a change is a new step.</summary>
/// <param name="Version">The schema's version after the step, counted from 1 without gaps.</param>
/// <param name="Name">What the step is about.</param>
/// <param name="Text">The statements.</param>
internal sealed record SchemaScript(int Version, string Name, string Text)
{
    private const string Extension = ".sql";

    /// <summary>The steps of the PostgreSQL schema, oldest first.</summary>
    public static IReadOnlyList<SchemaScript> PostgreSql { get; } = Load("PostgreSql");

    /// <summary>The steps of the embedded database's schema, oldest first.</summary>
    public static IReadOnlyList<SchemaScript> Sqlite { get; } = Load("Sqlite");

    /// <summary>Answers the steps that a database of the given version still lacks.</summary>
    /// <exception cref="StorageStartException">The database is newer than this program.</exception>
    public static IEnumerable<SchemaScript> Pending(IReadOnlyList<SchemaScript> known, int version)
    {
        if (version > known.Count)
        {
            throw new StorageStartException(
                $"The database has schema version {version}, but this program knows only versions up to {known.Count}: " +
                "it was migrated by a newer release. Start that release, or restore a backup from before the migration.");
        }

        return known.Skip(version);
    }

    private static SchemaScript[] Load(string database)
    {
        var assembly = typeof(SchemaScript).Assembly;
        var prefix = $"{typeof(SchemaScript).Namespace}.Schema.{database}.";
        var scripts = assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(resource => Read(assembly, resource, resource[prefix.Length..^Extension.Length]))
            .ToArray();

        for (var index = 0; index < scripts.Length; index++)
        {
            if (scripts[index].Version != index + 1)
            {
                throw new InvalidOperationException($"The schema of {database} has no step {index + 1}.");
            }
        }

        return scripts;
    }

    private static SchemaScript Read(Assembly assembly, string resource, string fileName)
    {
        var (number, name) = (fileName[..4], fileName[5..]);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new SchemaScript(int.Parse(number, CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
