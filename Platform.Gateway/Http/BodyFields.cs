using System.Text;
using System.Text.Json;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Reads the fields of a JSON body and remembers every one that is not as it must be.</summary>
/// <remarks>
/// A handler reads all its fields, then asks once for the <see cref="Refusal"/>. A bad field reads as <see cref="Unreadable"/>, so that a handler with several
/// fields can ask the cluster all the same and <see cref="NameAll"/> of them in one answer. Unknown fields are ignored.
/// </remarks>
internal sealed partial class BodyFields
{
    /// <summary>What a bad field reads as: a text that no rule takes.</summary>
    public const string Unreadable = "\0";

    private const string WholeBody = "body";

    private readonly JsonElement _root;
    private readonly FieldErrors _errors = new();

    /// <summary>Reads a body.</summary>
    /// <param name="root">The JSON value sent.</param>
    /// <param name="sent">The bytes it was sent as.</param>
    public BodyFields(JsonElement root, ReadOnlyMemory<byte> sent = default)
    {
        _root = root;
        Sent = sent;
        if (root.ValueKind != JsonValueKind.Object)
        {
            _errors.Add(WholeBody, "Must be a JSON object.");
        }
    }

    /// <summary>The whole body, byte for byte as it was sent.</summary>
    public ReadOnlyMemory<byte> Sent { get; }

    /// <summary>Names every bad field read so far; null when all were good.</summary>
    public Refusal? Refusal => _errors.Refusal;

    /// <summary>Why the body has no fields at all; null when it is an object.</summary>
    public Refusal? RefusalOfWhole => _root.ValueKind == JsonValueKind.Object ? null : _errors.Refusal;

    /// <summary>The fields of a request that has no body, where none is needed.</summary>
    public static BodyFields Empty() => new(JsonElement.Parse("{}"));

    /// <summary>Adds the bad fields read here to a refusal of the cluster, which saw them as unreadable.</summary>
    /// <param name="refusal">What the cluster refused.</param>
    public Refusal NameAll(Refusal refusal) => _errors.NameAll(refusal);

    /// <summary>Adds the bad fields read here to what the cluster answered, which saw them as unreadable.</summary>
    /// <typeparam name="T">What the cluster answers when it is done.</typeparam>
    /// <param name="result">What the cluster answered.</param>
    /// <returns>A refusal wherever a field read here was bad.</returns>
    public Result<T> NameAll<T>(Result<T> result) => _errors.NameAll(result);

    /// <summary>Notes that something else of the request, which is told beside the fields, is wrong.</summary>
    /// <param name="name">How it is called.</param>
    /// <param name="complaint">What it must be.</param>
    public void Complain(string name, string complaint) => _errors.Add(name, complaint);

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

        return Read(name, value, rule);
    }

    /// <summary>A text that may be left out, and that may be null to say that there is none.</summary>
    /// <param name="name">The field.</param>
    /// <param name="rule">Its shape.</param>
    /// <param name="text">The text; null for none, and when it was left out.</param>
    /// <returns>False when it was left out.</returns>
    public bool NullableText(string name, TextRule rule, out string? text)
    {
        JsonElement? value = Find(name);
        text = value is null or { ValueKind: JsonValueKind.Null } ? null : Read(name, value.Value, rule);
        return value is not null;
    }

    /// <summary>A list that must be there and must not be empty.</summary>
    /// <param name="name">The field.</param>
    /// <param name="most">Items at the most.</param>
    /// <returns>The list, its items unread; null for a bad one.</returns>
    public JsonElement? List(string name, int most)
    {
        JsonElement? value = Find(name);
        if (value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() is var length && length > 0 && length <= most)
        {
            return list;
        }

        if (_root.ValueKind == JsonValueKind.Object)
        {
            _errors.Add(name, value is null ? "Is required." : $"Must be a list of 1 to {WireNumber.Of(most)} items.");
        }

        return null;
    }

    /// <summary>How many different texts a list holds that may be left out.</summary>
    /// <param name="name">The field.</param>
    /// <param name="rule">The shape of each text.</param>
    /// <param name="most">Items at the most, repeats included.</param>
    /// <returns>Null when it was left out; <see cref="UnreadableNumber"/> for a bad one.</returns>
    public int? OptionalDistinctTexts(string name, TextRule rule, int most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        int count = 0;
        string? complaint = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most
            ? DistinctTexts.Count(value, rule, out count)
            : $"Must be a list of at most {WireNumber.Of(most)} strings.";
        if (complaint is null)
        {
            return count;
        }

        _errors.Add(name, complaint);
        return (int)UnreadableNumber;
    }

    private string Read(string name, JsonElement value, TextRule rule)
    {
        if (JsonText.Complaint(value, rule, out string? text) is not { } complaint)
        {
            return text!;
        }

        _errors.Add(name, complaint);
        return Unreadable;
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
                if (FieldName.Of(property).SequenceEqual(wanted))
                {
                    found = property.Value;
                }
            }
        }

        return found;
    }
}
