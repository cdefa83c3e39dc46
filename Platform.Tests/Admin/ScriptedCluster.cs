using System.Reflection;
using Platform.Admin.Connection;

namespace Platform.Tests.Admin;

/// <summary>A cluster that gives the answers it was told to, and remembers what it was asked.</summary>
internal sealed class ScriptedCluster : ICluster
{
    private static readonly MethodInfo Make = typeof(ScriptedGrain).GetMethod(nameof(ScriptedGrain.Of), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Dictionary<string, Func<object?[], Task>> _answers = [];

    public List<(string Method, object?[] Arguments)> Asked { get; } = [];

    public string Place => "the test";

    public ScriptedCluster On<TReply>(string method, Func<object?[], TReply> answer)
    {
        _answers[method] = arguments => Task.FromResult(answer(arguments));
        return this;
    }

    /// <summary>An answer that comes when the test wants.</summary>
    public ScriptedCluster OnLate<TReply>(string method, Func<object?[], Task<TReply>> answer)
    {
        _answers[method] = answer;
        return this;
    }

    public ScriptedCluster IsAway(string method, string sentence)
    {
        _answers[method] = _ => throw new ClusterAwayException(sentence, new TimeoutException());
        return this;
    }

    public int Beginnings { get; private set; }

    /// <summary>What was asked for beyond the usual time the last time.</summary>
    public TimeSpan Answering { get; private set; }

    public void StartOver(TimeSpan answering = default)
    {
        Beginnings++;
        Answering = answering;
    }

    public Task<TReply> AskAsync<TGrain, TReply>(Func<TGrain, Task<TReply>> question)
        where TGrain : IGrainWithIntegerKey =>
        question((TGrain)Make.MakeGenericMethod(typeof(TGrain)).Invoke(null, [(Func<string, object?[], Task>)Answer])!);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task Answer(string method, object?[] arguments)
    {
        Asked.Add((method, arguments));
        return _answers[method](arguments);
    }
}
