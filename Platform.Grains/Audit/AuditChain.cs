using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Grains.Audit;

/// <summary>The hashes that chain the audit entries of a day; the databases compute the same when they write.</summary>
/// <remarks>
/// A hash covers the hash before it (for the first entry the day itself, <c>yyyy-MM-dd</c>), and then: day, position, event_id, event, outcome, code, actor_id,
/// target_type, target_id, reason, metadata, created_at.
/// </remarks>
internal static class AuditChain
{
    /// <summary>How many fields an entry's hash covers beside the hash before it.</summary>
    public const int Fields = 12;

    /// <summary>What the first entry of a day takes for the hash before it.</summary>
    public static string Beginning(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>SHA-256 in lower-case hex over fields of which each is preceded by the number of its bytes, so that nothing moves from one into the next.</summary>
    public static string Hash(params IEnumerable<string?> fields)
    {
        var covered = new StringBuilder();
        foreach (string? field in fields)
        {
            if (field is null)
            {
                covered.Append('-');
            }
            else
            {
                covered.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(field)}:{field}");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(covered.ToString())));
    }
}
