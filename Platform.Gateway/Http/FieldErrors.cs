using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Collects what is wrong with the fields of one request, so that all bad fields are named at once.</summary>
internal sealed class FieldErrors
{
    private ImmutableSortedDictionary<string, ImmutableArray<string>> _fields = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>The refusal that names every bad field; null while there is none.</summary>
    public Refusal? Refusal => _fields.IsEmpty ? null : Refusal.OfFields(_fields);

    /// <summary>Notes one thing that is wrong.</summary>
    /// <param name="field">Name of the field as the caller wrote it.</param>
    /// <param name="message">What the field must be.</param>
    public void Add(string field, string message) =>
        _fields = _fields.SetItem(field, _fields.TryGetValue(field, out ImmutableArray<string> before) ? before.Add(message) : [message]);

    /// <summary>Adds the bad fields to a refusal of the cluster.</summary>
    /// <param name="refusal">What the cluster refused; one that is no refusal of fields goes before them.</param>
    public Refusal NameAll(Refusal refusal) => !_fields.IsEmpty && refusal.Code == ErrorCodes.ValidationFailed
        ? refusal with { Fields = refusal.Fields.SetItems(_fields) }
        : refusal;

    /// <summary>Adds the bad fields to what the cluster answered.</summary>
    /// <typeparam name="T">What the cluster answers when it is done.</typeparam>
    /// <param name="result">What the cluster answered.</param>
    /// <returns>A refusal wherever a field was bad.</returns>
    public Result<T> NameAll<T>(Result<T> result) => result.IsRefused ? NameAll(result.Refusal) : Refusal is { } own ? own : result;
}
