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
}
