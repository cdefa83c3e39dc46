using System.Text.Json;

namespace Platform.Gateway.Http;

/// <content>Numbers, times, and yes or no.</content>
internal sealed partial class BodyFields
{
    /// <summary>What a bad number reads as: a number that no rule takes.</summary>
    public const long UnreadableNumber = -1;

    /// <summary>What a bad time reads as: one so long ago that no rule takes it.</summary>
    public static readonly DateTimeOffset UnreadableTime = DateTimeOffset.MinValue;

    /// <summary>Whether a field was bad of a kind that has no unreadable value: the cluster would take it for one that was left out.</summary>
    public bool HidesBadField { get; private set; }

    /// <summary>A whole number that may be left out; <c>1.0</c> and <c>1e2</c> are none.</summary>
    /// <param name="name">The field.</param>
    /// <returns>Null when it was left out; <see cref="UnreadableNumber"/> for a bad one.</returns>
    public long? OptionalWholeNumber(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number))
        {
            return number;
        }

        _errors.Add(name, "Must be a whole number.");
        return UnreadableNumber;
    }

    /// <summary>The number of a thing, which must be there.</summary>
    /// <param name="name">The field.</param>
    /// <returns><see cref="UnreadableNumber"/> for a bad one.</returns>
    public long Number(string name)
    {
        JsonElement? value = Find(name);
        if (value is { ValueKind: JsonValueKind.Number } sent && sent.TryGetInt64(out long number) && number > 0)
        {
            return number;
        }

        if (_root.ValueKind == JsonValueKind.Object)
        {
            _errors.Add(name, value is null ? "Is required." : "Must be a positive whole number.");
        }

        return UnreadableNumber;
    }

    /// <summary>A count that may be left out, or null to say that there is none.</summary>
    /// <param name="name">The field.</param>
    /// <returns>Null for none and when it was left out; <see cref="UnreadableNumber"/> for a bad one.</returns>
    public int? NullableCount(string name)
    {
        if (Find(name) is not { ValueKind: not JsonValueKind.Null } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int count))
        {
            return count;
        }

        _errors.Add(name, $"Must be null or a whole number of at most {WireNumber.Of(int.MaxValue)}.");
        return (int)UnreadableNumber;
    }

    /// <summary>A time that may be left out, or null to say that there is none.</summary>
    /// <param name="name">The field.</param>
    /// <returns>Null for none and when it was left out; <see cref="UnreadableTime"/> for a bad one.</returns>
    public DateTimeOffset? NullableTime(string name)
    {
        if (Find(name) is not { ValueKind: not JsonValueKind.Null } value)
        {
            return null;
        }

        if (JsonTime.Read(value) is { } time)
        {
            return time;
        }

        _errors.Add(name, "Must be null or a time in ISO 8601 with its offset from UTC, such as 2030-01-31T09:30:00Z.");
        return UnreadableTime;
    }

    /// <summary>Yes or no, which may be left out.</summary>
    /// <param name="name">The field.</param>
    /// <returns>Null when it was left out, and for a bad one, which <see cref="HidesBadField"/> tells.</returns>
    public bool? OptionalFlag(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        _errors.Add(name, "Must be true or false.");
        HidesBadField = true;
        return null;
    }
}
