using System.Globalization;

namespace Platform.Gateway.Http;

/// <summary>Numbers as headers carry them: plain decimal digits.</summary>
internal static class WireNumber
{
    /// <summary>The digits of a number.</summary>
    /// <param name="value">The number.</param>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);
}
