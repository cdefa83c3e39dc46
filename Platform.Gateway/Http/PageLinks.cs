using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Platform.Gateway.Http;

/// <summary>Writes the <c>Link</c> header of a list (RFC 8288): <c>first</c>, <c>prev</c> and <c>next</c>, each where it exists.</summary>
/// <remarks>
/// The link to the next page carries the list's cursor where there is one, so that who follows it meets everything that stays exactly once, whatever
/// comes and goes meanwhile; the others go by the offset.
/// </remarks>
internal static class PageLinks
{
    private static readonly string[] OwnFields = [PageRequest.OffsetField, PageRequest.LimitField, PageRequest.AfterField];

    /// <summary>The header's value; the links keep the prefix and the other query fields of the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="page">The part that was asked for.</param>
    /// <param name="total">Length of the whole list.</param>
    /// <param name="cursor">Where the next page begins; null on the last one, and for lists that are told by offset alone.</param>
    public static string Of(HttpRequest request, PageRequest page, int total, string? cursor)
    {
        var links = new StringBuilder();
        Append(links, request, page.First, "first");
        Append(links, request, page.Previous(total), "prev");
        Append(links, request, page.Next(total, cursor), "next");
        return links.ToString();
    }

    private static void Append(StringBuilder links, HttpRequest request, PageRequest? page, string relation)
    {
        if (page is { } target)
        {
            links.Append(links.Length == 0 ? "" : ", ")
                .Append('<').Append(Target(request, target)).Append(">; rel=\"").Append(relation).Append('"');
        }
    }

    /// <summary>The address of a part of the list; it keeps the prefix and the other query fields of the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="page">The part.</param>
    public static string Target(HttpRequest request, PageRequest page)
    {
        var query = new QueryBuilder();
        foreach ((string name, StringValues values) in request.Query)
        {
            // In any case, as they are read.
            if (!OwnFields.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                query.Add(name, values.OfType<string>());
            }
        }

        query.Add(PageRequest.OffsetField, WireNumber.Of(page.Offset));
        query.Add(PageRequest.LimitField, WireNumber.Of(page.Limit));
        if (page.After is { } after)
        {
            query.Add(PageRequest.AfterField, after);
        }

        return request.PathBase.Add(request.Path).ToUriComponent() + query;
    }
}
