using Platform.Gateway.Notifications;

namespace Platform.Tests.Gateway.Notifications;

public sealed class StreamAgendaTests
{
    private readonly StreamAgenda _agenda = new();

    [Fact]
    public async Task What_is_added_many_times_is_done_once()
    {
        for (int time = 0; time < 1000; time++)
        {
            _agenda.Add(StreamWork.Read);
        }

        Assert.Equal(StreamWork.Read, await _agenda.Take(CancellationToken.None));
        Assert.False(_agenda.Take(CancellationToken.None).AsTask().IsCompleted);
    }

    [Fact]
    public async Task Different_work_is_taken_together()
    {
        _agenda.Add(StreamWork.Renew);
        _agenda.Add(StreamWork.Heartbeat);
        Assert.Equal(StreamWork.Renew | StreamWork.Heartbeat, await _agenda.Take(CancellationToken.None));
    }

    [Fact]
    public async Task Who_waits_is_woken()
    {
        Task<StreamWork> work = _agenda.Take(CancellationToken.None).AsTask();
        Assert.False(work.IsCompleted);
        _agenda.Add(StreamWork.Heartbeat);
        Assert.Equal(StreamWork.Heartbeat, await work);
    }
}
