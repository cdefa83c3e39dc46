namespace Platform.Grains.Hosting;

/// <summary>Lets a grain leave memory that stands for nothing, or for something over: soon, but not at once.</summary>
/// <remarks>
/// Calls that arrive while an activation is going are sent on to the next one, and after two such the runtime gives them up. Names that nobody bears must
/// not fill memory; but an activation that went after its first call would keep sending others away when many ask for one such name at the same time.
/// </remarks>
/// <param name="grain">The grain.</param>
/// <param name="after">How long it stays for others who ask the same.</param>
/// <param name="isFree">Whether it may go now, where that is not always so.</param>
internal sealed class Departure(IGrainBase grain, TimeSpan after, Func<bool>? isFree = null)
{
    private IGrainTimer? _timer;

    /// <summary>Stays as long as suffices where calls come from waiting clients, too short for made-up names to fill memory.</summary>
    /// <param name="grain">The grain.</param>
    public Departure(IGrainBase grain)
        : this(grain, TimeSpan.FromSeconds(1))
    {
    }

    /// <summary>Begins to leave; nothing more when it has begun.</summary>
    public void Begin() => _timer ??= grain.RegisterGrainTimer(_ => Leave(), new GrainTimerCreationOptions(after, after) { Interleave = true });

    private Task Leave()
    {
        if (isFree?.Invoke() ?? true)
        {
            grain.DeactivateOnIdle();
        }

        return Task.CompletedTask;
    }
}
