using System.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Platform.Gateway.Http;

/// <summary>Writes the <c>Link</c> header of a list (RFC 8288): <c>first</c>, <c>prev</c> and <c>next</c>, each where it exists.</summary>
internal static class PageLinks
{
    /// <summary>The header's value; the links keep the prefix and the other query fields of the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="page">The part that was asked for.</param>
    /// <param name="total">Length of the whole list.</param>
    public static string Of(HttpRequest request, PageRequest page, int total)
    {
        var links = new StringBuilder();
        Append(links, request, page, 0, "first");
        Append(links, request, page, page.Previous(total), "prev");
        Append(links, request, page, page.Next(total), "next");
        return links.ToString();
    }

    private static void Append(StringBuilder links, HttpRequest request, PageRequest page, int? offset, string relation)
    {
        if (offset is { } start)
        {
            links.Append(links.Length == 0 ? "" : ", ")
                .Append('<').Append(Target(request, start, page.Limit)).Append(">; rel=\"").Append(relation).Append('"');
        }
    }

    private static string Target(HttpRequest request, int offset, int limit)
    {
        var query = new QueryBuilder();
        foreach ((string name, StringValues values) in request.Query)
        {
            if (name is not (PageRequest.OffsetField or PageRequest.LimitField))
            {
                query.Add(name, values.OfType<string>());
            }
        }

        query.Add(PageRequest.OffsetField, WireNumber.Of(offset));
        query.Add(PageRequest.LimitField, WireNumber.Of(limit));
        return request.PathBase.Add(request.Path).ToUriComponent() + query;
    }
}
