using System.Collections.Immutable;
using System.Globalization;

namespace Platform.Grains.Audit;

/// <summary>What belongs to an audited act beside its reason, as texts.</summary>
internal static class AuditMetadata
{
    /// <summary>Names and values; those without a value are left out.</summary>
    /// <returns>Null when nothing is left.</returns>
    public static ImmutableSortedDictionary<string, string>? Of(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var named = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string name, string? value) in members)
        {
            if (value is not null)
            {
                named.Add(name, value);
            }
        }

        return named.Count == 0 ? null : named.ToImmutable();
    }

    /// <summary>An enum by its number, as the contract gives it.</summary>
    public static string Number<T>(T value)
        where T : struct, Enum => Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    /// <summary>A time as the contract writes it.</summary>
    public static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
