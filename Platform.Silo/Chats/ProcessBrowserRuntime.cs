using System.Collections.Concurrent;
using System.ComponentModel;
using Platform.Grains.Chats;

namespace Platform.Silo.Chats;

/// <summary>Runs a configured program per running chat, as a child process of this silo: stopped with its chat, and swept after a crash.</summary>
internal sealed partial class ProcessBrowserRuntime(BrowserCommand command, BrowserLedger ledger, ILogger<ProcessBrowserRuntime> logger)
    : IBrowserRuntime, IHostedService
{
    private readonly ConcurrentDictionary<long, BrowserProcess> _processes = new();

    /// <inheritdoc />
    public bool RunsProcesses => true;

    /// <inheritdoc />
    public bool IsRunning(long chat) => _processes.TryGetValue(chat, out BrowserProcess? process) && !process.HasExited;

    /// <inheritdoc />
    public Task<bool> Start(long chat, Func<Task> ended)
    {
        if (IsRunning(chat))
        {
            return Task.FromResult(true);
        }

        try
        {
            BrowserProcess process = BrowserProcess.Start(command, chat);
            _processes[chat] = process;
            ledger.Enter(chat, process);
            _ = Watch(chat, process, ended);
            return Task.FromResult(true);
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or UnauthorizedAccessException)
        {
            LogNotStarted(chat, fault);
            if (_processes.TryRemove(chat, out BrowserProcess? unknown))
            {
                unknown.Kill();
            }

            return Task.FromResult(false);
        }
    }

    /// <inheritdoc />
    public Task Stop(long chat)
    {
        if (_processes.TryRemove(chat, out BrowserProcess? process))
        {
            // It is given its time, but nobody waits for it.
            _ = process.Stop();
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends what an earlier process of this silo has left behind.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (BrowserProcess leftover in ledger.TakeLeftovers())
        {
            LogSwept(leftover.Id);
            leftover.Kill();
            leftover.Dispose();
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends all that still run; their chats go to other silos.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_processes.Keys.Select(chat => _processes.TryRemove(chat, out BrowserProcess? process) ? process.Stop() : Task.CompletedTask));

    private async Task Watch(long chat, BrowserProcess process, Func<Task> ended)
    {
        bool isUnexpected = await process.WaitForEnd();
        if (_processes.TryRemove(KeyValuePair.Create(chat, process)) || !_processes.ContainsKey(chat))
        {
            ledger.Strike(chat);
        }

        process.Dispose();
        if (!isUnexpected)
        {
            return;
        }

        LogEnded(chat);
        try
        {
            await ended();
        }
        catch (Exception fault)
        {
            // The chat's reminder finds it.
            LogUntold(chat, fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The browser of chat {Chat} does not start.")]
    private partial void LogNotStarted(long chat, Exception fault);

    [LoggerMessage(LogLevel.Warning, "The browser of chat {Chat} ended by itself.")]
    private partial void LogEnded(long chat);

    [LoggerMessage(LogLevel.Warning, "Chat {Chat} could not be told that its browser ended.")]
    private partial void LogUntold(long chat, Exception fault);

    [LoggerMessage(LogLevel.Information, "Swept the browser process {Process} that an earlier run has left behind.")]
    private partial void LogSwept(int process);
}
