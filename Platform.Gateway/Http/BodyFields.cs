using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Reads the fields of a JSON body and remembers every one that is not as it must be.</summary>
/// <remarks>
/// A handler reads all its fields, then asks once for the <see cref="Refusal"/>. A bad field reads as <see cref="Unreadable"/>, so that a handler with several
/// fields can ask the cluster all the same and <see cref="NameAll"/> of them in one answer. Unknown fields are ignored.
/// </remarks>
internal sealed class BodyFields
{
    /// <summary>What a bad field reads as: a text that no rule takes.</summary>
    public const string Unreadable = "\0";

    private const string WholeBody = "body";

    private readonly JsonElement _root;
    private readonly FieldErrors _errors = new();

    /// <summary>Reads a body.</summary>
    /// <param name="root">The JSON value sent.</param>
    public BodyFields(JsonElement root)
    {
        _root = root;
        if (root.ValueKind != JsonValueKind.Object)
        {
            _errors.Add(WholeBody, "Must be a JSON object.");
        }
    }

    /// <summary>Names every bad field read so far; null when all were good.</summary>
    public Refusal? Refusal => _errors.Refusal;

    /// <summary>Why the body has no fields at all; null when it is an object.</summary>
    public Refusal? RefusalOfWhole => _root.ValueKind == JsonValueKind.Object ? null : _errors.Refusal;

    /// <summary>Adds the bad fields read here to a refusal of the cluster, which saw them as unreadable.</summary>
    /// <param name="refusal">What the cluster refused.</param>
    public Refusal NameAll(Refusal refusal) => _errors.Refusal is { } own && refusal.Code == ErrorCodes.ValidationFailed
        ? refusal with { Fields = refusal.Fields.SetItems(own.Fields) }
        : refusal;

    /// <summary>Hands the request's body to a route's handler.</summary>
    /// <param name="context">The request.</param>
    public static ValueTask<BodyFields?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<BodyFields>());

    /// <summary>A text that must be there.</summary>
    /// <param name="name">The field.</param>
    /// <param name="rule">Its shape.</param>
    public string Text(string name, TextRule rule)
    {
        if (_root.ValueKind == JsonValueKind.Object && Find(name) is null)
        {
            _errors.Add(name, "Is required.");
        }

        return OptionalText(name, rule) ?? Unreadable;
    }

    /// <summary>A text that may be left out.</summary>
    /// <param name="name">The field.</param>
    /// <param name="rule">Its shape.</param>
    /// <returns>Null when it was left out.</returns>
    public string? OptionalText(string name, TextRule rule)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        string? text = null;
        string? complaint = value.ValueKind switch
        {
            JsonValueKind.String => TryRead(value, out text) ? rule.Complaint(text) : "Must be valid Unicode text.",
            JsonValueKind.Null => "Must not be null.",
            _ => "Must be a string.",
        };
        if (complaint is null)
        {
            return text;
        }

        _errors.Add(name, complaint);
        return Unreadable;
    }

    /// <summary>Reads a string; false for one with half of a surrogate pair, which JSON can spell and Unicode cannot.</summary>
    private static bool TryRead(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    /// <summary>The last field of that name, as JSON readers are used to.</summary>
    private JsonElement? Find(string name)
    {
        JsonElement? found = null;
        if (_root.ValueKind == JsonValueKind.Object)
        {
            Span<byte> wanted = stackalloc byte[name.Length];
            Encoding.ASCII.GetBytes(name, wanted);
            foreach (JsonProperty property in _root.EnumerateObject())
            {
                if (IsNamed(property, name, wanted))
                {
                    found = property.Value;
                }
            }
        }

        return found;
    }

    // Names are compared as they stand in the body: unescaping one with half of a surrogate pair would throw, once for each of a body full of them.
    private static bool IsNamed(JsonProperty property, string name, ReadOnlySpan<byte> wanted)
    {
        ReadOnlySpan<byte> raw = JsonMarshal.GetRawUtf8PropertyName(property);
        if (!raw.Contains((byte)'\\'))
        {
            return raw.SequenceEqual(wanted);
        }

        return raw.IndexOf("\\ud"u8) < 0 && raw.IndexOf("\\uD"u8) < 0 && property.NameEquals(name);
    }
}
