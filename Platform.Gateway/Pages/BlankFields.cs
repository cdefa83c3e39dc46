using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Platform.Gateway.Http;

namespace Platform.Gateway.Pages;

/// <summary>The query of a page's own form. A browser sends every field of it, also those that were left blank; the API would refuse these.</summary>
internal static class BlankFields
{
    /// <summary>Takes the blank fields out of the request's query, and reads the rest as the API does.</summary>
    /// <param name="request">The request.</param>
    public static QueryFields LeaveOut(HttpRequest request)
    {
        if (request.Query.Any(IsBlank))
        {
            IEnumerable<KeyValuePair<string, StringValues>> filled = request.Query.Where(field => !IsBlank(field));
            request.QueryString = QueryString.Create(filled);
            request.Query = new QueryCollection(QueryHelpers.ParseQuery(request.QueryString.Value));
        }

        return new QueryFields(request);
    }

    private static bool IsBlank(KeyValuePair<string, StringValues> field) => field.Value.All(string.IsNullOrWhiteSpace);
}
