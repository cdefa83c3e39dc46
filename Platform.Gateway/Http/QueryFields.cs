using System.Globalization;
using Microsoft.Extensions.Primitives;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Reads the fields of a query and remembers every one that is not as it must be; unknown ones are ignored.</summary>
/// <remarks>
/// A bad field reads as <see cref="BodyFields.Unreadable"/> or <see cref="BodyFields.UnreadableNumber"/>, which no rule takes, so that a handler with several
/// fields can ask the cluster all the same and <see cref="NameAll"/> of them in one answer.
/// </remarks>
/// <param name="request">The request.</param>
internal sealed class QueryFields(HttpRequest request)
{
    private readonly FieldErrors _errors = new();

    /// <summary>Names every bad field read so far; null when all were good.</summary>
    public Refusal? Refusal => _errors.Refusal;

    /// <summary>Hands the request's query to a route's handler.</summary>
    /// <param name="context">The request.</param>
    public static ValueTask<QueryFields?> BindAsync(HttpContext context) => ValueTask.FromResult<QueryFields?>(new QueryFields(context.Request));

    /// <summary>Adds the bad fields read here to what the cluster answered, which saw them as unreadable.</summary>
    /// <typeparam name="T">What the cluster answers when it is done.</typeparam>
    /// <param name="result">What the cluster answered.</param>
    /// <returns>A refusal wherever a field read here was bad.</returns>
    public Result<T> NameAll<T>(Result<T> result) => _errors.NameAll(result);

    /// <summary>The part of a list that is asked for; out of range is an error, never clamped (reference.md, section 1).</summary>
    /// <param name="defaultLimit">Items where the caller names no number.</param>
    /// <param name="largestOffset">How far the list can be read.</param>
    public PageRequest Page(int defaultLimit, int largestOffset = int.MaxValue) => new(
        OptionalWholeNumber(PageRequest.OffsetField, 0, largestOffset) ?? 0,
        OptionalWholeNumber(PageRequest.LimitField, 1, PageRequest.LargestLimit) ?? defaultLimit,
        OptionalText(PageRequest.AfterField, PageRequest.AfterRule),
        largestOffset);

    /// <summary>The cursor of a list whose cursors are numbers of its items.</summary>
    /// <param name="page">The part of the list that is asked for.</param>
    /// <returns>Null when there is none, or a bad one.</returns>
    public long? AfterItem(PageRequest page)
    {
        if (page.After is not { } after || after == BodyFields.Unreadable)
        {
            return null;
        }

        if (!after.AsSpan().ContainsAnyExceptInRange('0', '9') && long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out long item))
        {
            return item;
        }

        _errors.Add(PageRequest.AfterField, "Must be left out, or be as the link to this page has it.");
        return null;
    }

    /// <summary>Whether a field was sent, good or bad.</summary>
    /// <param name="name">The field.</param>
    public bool Has(string name) => request.Query.ContainsKey(name);

    /// <summary>Notes that a field is wrong beside the others.</summary>
    /// <param name="name">The field.</param>
    /// <param name="complaint">What it must be.</param>
    public void Complain(string name, string complaint) => _errors.Add(name, complaint);

    /// <summary>A text that must be there.</summary>
    /// <param name="name">The field.</param>
    /// <param name="rule">Its shape.</param>
    public string Text(string name, TextRule rule)
    {
        if (!Has(name))
        {
            _errors.Add(name, "Is required.");
        }

        return OptionalText(name, rule) ?? BodyFields.Unreadable;
    }

    /// <summary>A text that may be left out.</summary>
    /// <param name="name">The field.</param>
    /// <param name="rule">Its shape.</param>
    /// <returns>Null when it was left out.</returns>
    public string? OptionalText(string name, TextRule rule)
    {
        if (!request.Query.TryGetValue(name, out StringValues sent))
        {
            return null;
        }

        string? complaint = sent is not [{ } text] ? "Must be given once."
            : !EncodedQuery.IsText(request, name) ? "Must be UTF-8."
            : rule.Complaint(text);
        if (complaint is null)
        {
            return sent[0];
        }

        _errors.Add(name, complaint);
        return BodyFields.Unreadable;
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
    /// <returns>Null when it was left out.</returns>
    public int? OptionalWholeNumber(string name, int least, int most) => OptionalNumber(
        name, number => number >= least && number <= most, $"Must be a whole number from {WireNumber.Of(least)} to {WireNumber.Of(most)}.");

    /// <summary>The number of one of a few things, which may be left out.</summary>
    /// <typeparam name="T">The things.</typeparam>
    /// <param name="name">The field.</param>
    /// <returns>Null when it was left out.</returns>
    public T? OptionalChoice<T>(string name)
        where T : struct, Enum
    {
        int[] choices = [.. Enum.GetValuesAsUnderlyingType<T>().Cast<int>()];
        int? choice = OptionalNumber(name, choices.Contains, $"Must be one of {string.Join(", ", choices.Select(one => WireNumber.Of(one)))}.");
        return choice is null ? null : (T)Enum.ToObject(typeof(T), choice.Value);
    }

    private int? OptionalNumber(string name, Func<int, bool> isGood, string complaint)
    {
        if (!request.Query.TryGetValue(name, out StringValues sent))
        {
            return null;
        }

        // Digits alone: the parser itself would let U+0000 stand behind them.
        if (sent.Count == 1
            && !sent[0].AsSpan().ContainsAnyExceptInRange('0', '9')
            && int.TryParse(sent[0], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && isGood(value))
        {
            return value;
        }

        _errors.Add(name, complaint);
        return (int)BodyFields.UnreadableNumber;
    }

    private static bool? ReadFlag(string? text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };
}
