namespace Platform.GrainInterfaces.Users;

/// <summary>A user's number: positive and exact in a JavaScript number.</summary>
/// <param name="Value">1 to 2^53 - 1.</param>
[GenerateSerializer, Immutable, Alias("platform.user-id")]
public readonly record struct UserId([property: Id(0)] long Value)
{
    /// <summary>The largest id: the largest integer that a JavaScript number holds exactly.</summary>
    public const long Largest = (1L << 53) - 1;

    /// <summary>Reads an id as it stands in a path or at the console.</summary>
    /// <param name="text">Decimal digits without sign or leading zeros.</param>
    /// <returns>Null when the text is no id.</returns>
    public static UserId? Parse(string? text)
    {
        const int mostDigits = 16;
        if (string.IsNullOrEmpty(text) || text.Length > mostDigits || text[0] == '0' || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        long value = long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return value <= Largest ? new UserId(value) : null;
    }

    /// <summary>The number in decimal digits.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
