namespace Platform.GrainInterfaces.Bots;

/// <summary>A bot's number: positive and exact in a JavaScript number.</summary>
/// <param name="Value">1 to 2^53 - 1.</param>
[GenerateSerializer, Immutable, Alias("platform.bot-id")]
public readonly record struct BotId([property: Id(0)] long Value)
{
    /// <summary>Reads an id as it stands in a path or at the console.</summary>
    /// <param name="text">Decimal digits without sign or leading zeros.</param>
    /// <returns>Null when the text is no id.</returns>
    public static BotId? Parse(string? text) => Users.UserId.Parse(text) is { } number ? new BotId(number.Value) : null;

    /// <summary>The number in decimal digits.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
