using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Notifications;

/// <summary>Has one stream told when something may have happened to its user.</summary>
/// <remarks>The cluster knows an observer for some seconds only, so a lost gateway is forgotten, and a moved inbox hears of the watch at the next renewal.</remarks>
internal sealed class InboxWatch : IInboxObserver, IDisposable
{
    private readonly IGrainFactory _grains;
    private readonly IInboxGrain _inbox;
    private readonly StreamAgenda _agenda;
    private readonly IInboxObserver _reference;

    /// <summary>Prepares the watch; the first renewal begins it.</summary>
    /// <param name="grains">The cluster, which can call this process back.</param>
    /// <param name="inbox">The user's inbox.</param>
    /// <param name="agenda">Told to read.</param>
    public InboxWatch(IGrainFactory grains, IInboxGrain inbox, StreamAgenda agenda)
    {
        _grains = grains;
        _inbox = inbox;
        _agenda = agenda;
        _reference = grains.CreateObjectReference<IInboxObserver>(this);
    }

    /// <summary>Begins the watch, or keeps it from running out.</summary>
    public Task Renew() => _inbox.Watch(_reference);

    /// <inheritdoc />
    public Task Stir()
    {
        _agenda.Add(StreamWork.Read);
        return Task.CompletedTask;
    }

    /// <summary>Ends the watch; nobody needs to wait until the inbox knows.</summary>
    public void Dispose() => _ = End();

    // What the inbox has sent before it heard of the end still finds its way.
    private async Task End()
    {
        try
        {
            await _inbox.Unwatch(_reference);
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            // It forgets the watch by itself.
        }
        finally
        {
            _grains.DeleteObjectReference<IInboxObserver>(_reference);
        }
    }
}
