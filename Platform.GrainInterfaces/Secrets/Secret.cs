using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Platform.GrainInterfaces.Secrets;

/// <summary>A text that must not be shown: a token, key or code on its way.</summary>
/// <remarks>Printing it, as the runtime does with the arguments of a late call, shows no part of it.</remarks>
/// <param name="Value">The plain text.</param>
[GenerateSerializer, Immutable, Alias("platform.secret")]
public readonly record struct Secret([property: Id(0)] string Value)
{
    /// <summary>Compares in a time that does not depend on where the two differ.</summary>
    /// <param name="other">The text to compare with.</param>
    public bool FixedTimeEquals(Secret other) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(Value.AsSpan()), MemoryMarshal.AsBytes(other.Value.AsSpan()));

    /// <summary>A fixed word in place of the text.</summary>
    public override string ToString() => "[secret]";
}
