using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Chats;

/// <content>What the owner's state orders: that the chat is, runs, stops, and is no more.</content>
internal sealed partial class ChatGrain
{
    private const string BrowserReminder = "browser";

    private static readonly TimeSpan BrowserPeriod = TimeSpan.FromMinutes(1);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // It ran on a silo that is gone, or was asked to go.
        if (_browsers.RunsProcesses && Exists && Chat.Running)
        {
            await KeepBrowser();
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _browsers.RunsProcesses ? _browsers.Stop(_id) : Task.CompletedTask;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        ReminderMeter.Record(reminderName, status);
        if (_browsers.RunsProcesses && Exists && Chat.Running)
        {
            await KeepBrowser();
        }
        else if (await this.GetReminder(reminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    public async Task<ChatObedience> Obey(ChatOrder order)
    {
        if (_stored.Exists && (Chat.DeletedAt is not null || order.Version <= Chat.OrderVersion))
        {
            await CleanUp();
            return new ChatObedience(Refusal: null, Exists && Chat.Running);
        }

        if (order.Deletion is { } deletion)
        {
            await Delete(order, deletion);
            return new ChatObedience(Refusal: null, Runs: false);
        }

        if (!_stored.Exists)
        {
            if (order.Creation is not { } creation)
            {
                throw new InvalidOperationException("A chat is told what it is before anything else.");
            }

            if (await _slugs.Move(oldSlug: null, creation.Slug) is { } taken)
            {
                _departure.Begin();
                return new ChatObedience(taken, Runs: false);
            }

            await Write(Begin(creation) with { OrderVersion = order.Runs ? 0 : order.Version }, ChatAudit.Created(creation));
            await _slugs.Settle(oldSlug: null, creation.Slug);
        }

        bool runs = order.Runs && await StartBrowser(order.Version);
        if (!order.Runs)
        {
            await StopBrowser();
        }

        if (order.Version > Chat.OrderVersion)
        {
            await Write(Chat with { Running = runs, OrderVersion = order.Version });
        }

        return new ChatObedience(Refusal: null, Chat.Running);
    }

    public async Task NoteBrowserEnded(long orderVersion)
    {
        // Its owner decides, and orders what follows; he may be waiting for this chat, which is why this interleaves.
        if (Exists && Chat.Running)
        {
            await GrainFactory.GetGrain<IOperatedUserGrain>(Chat.OwnerId!.Value.Value).NoteChatStopped(_id, orderVersion);
        }
    }

    /// <summary>The chat as it begins.</summary>
    internal static ChatState Begin(ChatCreation creation) => new()
    {
        Id = creation.Id,
        OwnerId = creation.OwnerId,
        Name = creation.Name,
        Description = creation.Description,
        AllowControlRequests = creation.AllowControlRequests,
        Visibility = creation.Visibility,
        Slug = creation.Slug,
        CreatedAt = creation.CreatedAt,
        UpdatedAt = creation.CreatedAt,
    };

    private async Task Delete(ChatOrder order, ChatDeletion deletion)
    {
        if (!_stored.Exists)
        {
            _departure.Begin();
            return;
        }

        ChatState before = Chat;
        await Write(
            new ChatState
            {
                Id = before.Id,
                Slug = null,
                OrderVersion = order.Version,
                CreatedAt = before.CreatedAt,
                UpdatedAt = order.CreatedAt,
                DeletedAt = order.CreatedAt,
            },
            ChatAudit.Deleted(before, deletion, order.CreatedAt));
        await _slugs.Settle(before.Slug, newSlug: null);
        await CleanUp();
    }

    /// <summary>Of a deleted chat nothing runs and nobody is in it; an order for its deletion that is repeated finishes what was begun.</summary>
    private async Task CleanUp()
    {
        if (Chat.DeletedAt is null)
        {
            return;
        }

        await StopBrowser();
        if (_members.Exists)
        {
            await _members.Clear();
        }

        _departure.Begin();
    }

    private async Task<bool> StartBrowser(long orderVersion)
    {
        if (!_browsers.RunsProcesses)
        {
            return await _browsers.Start(_id, () => Task.CompletedTask);
        }

        IChatGrain self = this.AsReference<IChatGrain>();
        if (!await _browsers.Start(_id, () => self.NoteBrowserEnded(orderVersion)))
        {
            return false;
        }

        DelayDeactivation(Timeout.InfiniteTimeSpan);
        await this.RegisterOrUpdateReminder(BrowserReminder, BrowserPeriod, BrowserPeriod);
        return true;
    }

    private async Task StopBrowser()
    {
        await _browsers.Stop(_id);
        if (_browsers.RunsProcesses)
        {
            DelayDeactivation(TimeSpan.Zero);
        }
    }

    private async Task KeepBrowser()
    {
        long version = Chat.OrderVersion;
        if (!_browsers.IsRunning(_id) && !await StartBrowser(version))
        {
            // Not in this turn: the owner will order the stop.
            this.RegisterGrainTimer(
                _ => NoteBrowserEnded(version), new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true });
        }
    }
}
