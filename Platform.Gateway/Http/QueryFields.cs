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
    /// <param name="largestOffset">How far the list can be read.</param>
    public PageRequest Page(int defaultLimit, int largestOffset = int.MaxValue) => new(
        OptionalWholeNumber(PageRequest.OffsetField, 0, largestOffset) ?? 0,
        OptionalWholeNumber(PageRequest.LimitField, 1, PageRequest.LargestLimit) ?? defaultLimit);

    /// <summary>Whether a field was sent, good or bad.</summary>
    /// <param name="name">The field.</param>
    public bool Has(string name) => request.Query.ContainsKey(name);

    /// <summary>Notes that a field is wrong beside the others.</summary>
    /// <param name="name">The field.</param>
    /// <param name="complaint">What it must be.</param>
    public void Complain(string name, string complaint) => _errors.Add(name, complaint);

    /// <summary>A text that may be left out.</summary>
    /// <param name="name">The field.</param>
    /// <param name="rule">Its shape.</param>
    /// <returns>Null when it was left out or is bad.</returns>
    public string? OptionalText(string name, TextRule rule)
    {
        if (!request.Query.TryGetValue(name, out StringValues sent))
        {
            return null;
        }

        if (sent is not [{ } text])
        {
            _errors.Add(name, "Must be given once.");
            return null;
        }

        // Percent signs decode to UTF-8 or stay as they are: half of a surrogate pair cannot arrive here.
        if (rule.Complaint(text) is not { } complaint)
        {
            return text;
        }

        _errors.Add(name, complaint);
        return null;
    }

    /// <summary>Yes or no, as <c>true</c> or <c>false</c>, that may be left out.</summary>
    /// <param name="name">The field.</param>
    /// <returns>Null when it was left out or is bad.</returns>
    public bool? OptionalFlag(string name)
    {
        if (!request.Query.TryGetValue(name, out StringValues sent))
        {
            return null;
        }

        bool? flag = sent.Count == 1 ? ReadFlag(sent[0]) : null;
        if (flag is null)
        {
            _errors.Add(name, "Must be true or false.");
        }

        return flag;
    }

    /// <summary>A whole number that may be left out.</summary>
    /// <param name="name">The field.</param>
    /// <param name="least">The least it may be.</param>
    /// <param name="most">The most it may be.</param>
    /// <returns>Null when it was left out or is bad.</returns>
    public int? OptionalWholeNumber(string name, int least, int most)
    {
        if (!request.Query.TryGetValue(name, out StringValues sent))
        {
            return null;
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
        return null;
    }

    private static bool? ReadFlag(string? text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };
}
