using System.Globalization;
using Microsoft.Extensions.Primitives;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Reads the fields of a query and remembers every one that is not as it must be; unknown ones are ignored.</summary>
/// <param name="request">The request.</param>
internal sealed class QueryFields(HttpRequest request)
{
    private readonly FieldErrors _errors = new();

    /// <summary>Names every bad field read so far; null when all were good.</summary>
    public Refusal? Refusal => _errors.Refusal;

    /// <summary>Hands the request's query to a route's handler.</summary>
    /// <param name="context">The request.</param>
    public static ValueTask<QueryFields?> BindAsync(HttpContext context) => ValueTask.FromResult<QueryFields?>(new QueryFields(context.Request));

    /// <summary>The part of a list that is asked for; out of range is an error, never clamped (reference.md, section 1).</summary>
    /// <param name="defaultLimit">Items where the caller names no number.</param>
    public PageRequest Page(int defaultLimit) => new(
        WholeNumber(PageRequest.OffsetField, 0, 0, int.MaxValue),
        WholeNumber(PageRequest.LimitField, defaultLimit, 1, PageRequest.LargestLimit));

    private int WholeNumber(string name, int whereAbsent, int least, int most)
    {
        if (!request.Query.TryGetValue(name, out StringValues sent))
        {
            return whereAbsent;
        }

        // Digits alone: the parser itself would let U+0000 stand behind them.
        if (sent.Count == 1
            && !sent[0].AsSpan().ContainsAnyExceptInRange('0', '9')
            && int.TryParse(sent[0], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= least && value <= most)
        {
            return value;
        }

        _errors.Add(name, $"Must be a whole number from {WireNumber.Of(least)} to {WireNumber.Of(most)}.");
        return whereAbsent;
    }
}
