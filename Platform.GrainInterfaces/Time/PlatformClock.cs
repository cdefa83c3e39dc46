using System.Globalization;
using Platform.GrainInterfaces.Settings;

namespace Platform.GrainInterfaces.Time;

/// <summary>The platform's clock: the system's, moved by a fixed span for tests and rehearsals (reference.md, section 9).</summary>
/// <remarks>Only the date moves; time stamps and timers run with the system. Thread-safe.</remarks>
public sealed class PlatformClock : TimeProvider
{
    /// <summary>The setting that moves the clock.</summary>
    public const string OffsetSetting = "Platform:Clock:Offset";

    /// <summary>The only environment in which the clock may be moved.</summary>
    private const string Rehearsal = "Development";

    /// <summary>A hundred years: enough for any rehearsal, and far from the ends of the calendar.</summary>
    private static readonly TimeSpan LargestOffset = TimeSpan.FromDays(36_525);

    private PlatformClock(TimeSpan offset) => Offset = offset;

    /// <summary>How far the clock is ahead of the system's; negative when it is behind.</summary>
    public TimeSpan Offset { get; }

    /// <summary>Reads the setting.</summary>
    /// <param name="offset">The configured text, a time span; null or empty leaves the clock alone.</param>
    /// <param name="environment">Name of the environment the process runs in.</param>
    /// <exception cref="SettingException">The text is no time span, or the environment is not Development.</exception>
    public static PlatformClock FromSetting(string? offset, string environment)
    {
        if (string.IsNullOrWhiteSpace(offset))
        {
            return new PlatformClock(TimeSpan.Zero);
        }

        if (!string.Equals(environment, Rehearsal, StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingException($"{OffsetSetting} moves the clock for tests and rehearsals; it is allowed in the {Rehearsal} environment only, and this is {environment}.");
        }

        if (!TimeSpan.TryParse(offset, CultureInfo.InvariantCulture, out TimeSpan span) || span < -LargestOffset || span > LargestOffset)
        {
            throw new SettingException($"{OffsetSetting} must be a time span of at most 100 years such as 30.00:00:00 or -00:10:00.");
        }

        return new PlatformClock(span);
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
