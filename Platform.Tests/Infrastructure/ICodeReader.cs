namespace Platform.Tests.Infrastructure;

/// <summary>Reads the code a person would be shown by a bot.</summary>
public interface ICodeReader
{
    Task<string> ReadAsync(Identity identity);
}
