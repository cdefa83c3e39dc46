using System.IO.Hashing;
using Microsoft.Net.Http.Headers;

namespace Platform.Gateway.Http;

/// <summary>A weak tag of a document: the same for two documents that say the same.</summary>
internal sealed class EntityTag
{
    private readonly EntityTagHeaderValue _header;

    private EntityTag(EntityTagHeaderValue header) => _header = header;

    /// <summary>The tag of a document.</summary>
    /// <param name="json">The document without what must not enter the tag.</param>
    public static EntityTag Of(ReadOnlySpan<byte> json) =>
        new(new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(XxHash128.Hash(json))}\"", isWeak: true));

    /// <summary>Whether the caller says in <c>If-None-Match</c> that he holds this document.</summary>
    /// <param name="request">The request.</param>
    public bool IsHeldBy(HttpRequest request)
    {
        // Read through the typed headers, an unreadable list counts as none.
        foreach (EntityTagHeaderValue held in request.GetTypedHeaders().IfNoneMatch)
        {
            if (held.Equals(EntityTagHeaderValue.Any) || held.Compare(_header, useStrongComparison: false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The tag as the <c>ETag</c> header carries it.</summary>
    public override string ToString() => _header.ToString();
}
