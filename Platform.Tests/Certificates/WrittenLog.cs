using Microsoft.Extensions.Logging;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Tests.Certificates;

/// <summary>Keeps what the certificates say.</summary>
internal sealed class WrittenLog : ILogger<ClusterCertificates>
{
    private readonly List<(LogLevel Level, string Text)> _lines = [];

    public IEnumerable<string> Warnings => _lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add((logLevel, formatter(state, exception)));
}
