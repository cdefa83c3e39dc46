namespace Platform.Tests.Infrastructure;

/// <summary>Reads server-sent events as they come, line by line.</summary>
public sealed class EventReader(Stream stream) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly StreamReader _lines = new(stream);

    /// <summary>How soon the client shall come back, in milliseconds.</summary>
    public string? Retry { get; private set; }

    /// <summary>Where the client would resume.</summary>
    public string? LastId { get; private set; }

    /// <summary>The next event that is no comment; null at the end of the stream.</summary>
    public async Task<SentEvent?> NextAsync()
    {
        while (await ReadAsync() is { } read)
        {
            if (read.Name != SentEvent.Comment)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>The next event, which must be of this kind.</summary>
    public async Task<SentEvent> NextAsync(string name)
    {
        var next = await NextAsync();
        Assert.True(next?.Name == name, $"Not {name} but {next?.ToString() ?? "the end"}.");
        return next!;
    }

    /// <summary>The next event or comment; null at the end of the stream.</summary>
    public async Task<SentEvent?> ReadAsync()
    {
        using var timeout = new CancellationTokenSource(Deadline);
        var (name, id, data) = ("message", (string?)null, (string?)null);
        while (await _lines.ReadLineAsync(timeout.Token) is { } line)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            switch (colon < 0 ? line : line[..colon])
            {
                case "" when colon < 0:
                    if (data is not null)
                    {
                        // Not before: of an event that was cut off in its middle, the client has heard nothing.
                        LastId = id ?? LastId;
                        return new SentEvent(name, id, data);
                    }

                    break;
                case "":
                    return new SentEvent(SentEvent.Comment, null, line[2..]);
                case "event":
                    name = line[(colon + 2)..];
                    break;
                case "id":
                    id = line[(colon + 2)..];
                    break;
                case "data":
                    Assert.Null(data);
                    data = line[(colon + 2)..];
                    break;
                case "retry":
                    Retry = line[(colon + 2)..];
                    break;
                default:
                    Assert.Fail("No field of an event: " + line);
                    break;
            }
        }

        return null;
    }

    public void Dispose() => _lines.Dispose();
}
