namespace Platform.GrainInterfaces.Secrets;

/// <summary>A text that must not be shown: a token, key or code on its way.</summary>
/// <remarks>Printing it, as the runtime does with the arguments of a late call, shows no part of it.</remarks>
/// <param name="Value">The plain text.</param>
[GenerateSerializer, Immutable, Alias("platform.secret")]
public readonly record struct Secret([property: Id(0)] string Value)
{
    /// <summary>A fixed word in place of the text.</summary>
    public override string ToString() => "[secret]";
}
