using Microsoft.Net.Http.Headers;

namespace Platform.Gateway.Http;

/// <summary>A weak tag of a document: the same for two documents that say the same.</summary>
internal sealed class EntityTag
{
    private const int HashBytes = 16;

    private readonly string _text;

    private EntityTag(string text) => _text = text;

    /// <summary>The tag of a document.</summary>
    /// <param name="json">The document, in UTF-8.</param>
    /// <param name="moving">What of it must not enter the tag.</param>
    public static EntityTag Of(ReadOnlySpan<byte> json, MovingFields moving)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        moving.Hash(json, hash);
        Span<char> text = stackalloc char[(2 * HashBytes) + 4];
        "W/\"".CopyTo(text);
        Convert.TryToHexStringLower(hash, text[3..^1], out _);
        text[^1] = '"';
        return new EntityTag(new string(text));
    }

    /// <summary>Whether the caller says in <c>If-None-Match</c> that he holds this document.</summary>
    /// <param name="request">The request.</param>
    public bool IsHeldBy(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch.Count == 0)
        {
            return false;
        }

        // Read through the typed headers, an unreadable list counts as none.
        EntityTagHeaderValue own = EntityTagHeaderValue.Parse(_text);
        foreach (EntityTagHeaderValue held in request.GetTypedHeaders().IfNoneMatch)
        {
            if (held.Equals(EntityTagHeaderValue.Any) || held.Compare(own, useStrongComparison: false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The tag as the <c>ETag</c> header carries it.</summary>
    public override string ToString() => _text;
}
