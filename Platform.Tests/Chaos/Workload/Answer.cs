using Platform.GrainInterfaces.Results;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>What came of a request.</summary>
/// <param name="Response">The answer; null where none came, or one that says that the outcome is unknown.</param>
/// <param name="Invoked">When it was sent.</param>
/// <param name="Completed">When it was over.</param>
internal sealed record Answer(PlatformResponse? Response, TimeSpan Invoked, TimeSpan Completed)
{
    /// <summary>Whether it was done and said so.</summary>
    public bool IsDone => Response is { Status: 200 };

    /// <summary>The code of a refusal.</summary>
    public string? Code => Response is { Status: >= 400 } ? Response.Json.Text("code") : null;

    /// <summary>This request as a step of an object's history.</summary>
    public Attempt<TState> As<TState>(Step<TState> step)
        where TState : class, IEquatable<TState> => new(step, Invoked, Response is null ? null : Completed);
}

/// <summary>What came of a call of the console.</summary>
/// <param name="IsAnswered">False where the outcome is unknown.</param>
/// <param name="Result">The answer.</param>
/// <param name="Invoked">When it was sent.</param>
/// <param name="Completed">When it was over.</param>
internal sealed record ConsoleAnswer<T>(bool IsAnswered, Result<T> Result, TimeSpan Invoked, TimeSpan Completed)
{
    public bool IsDone => IsAnswered && !Result.IsRefused;

    public string? Code => IsAnswered ? Result.Refusal?.Code : null;

    /// <summary>This call as a step of an object's history.</summary>
    public Attempt<TState> As<TState>(Step<TState> step)
        where TState : class, IEquatable<TState> => new(step, Invoked, IsAnswered ? Completed : null);
}
