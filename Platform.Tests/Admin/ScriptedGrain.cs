using System.Reflection;

namespace Platform.Tests.Admin;

/// <summary>Stands for one grain of the console. Made at run time: a class that names a grain's interface would count as a grain in every silo of these tests.</summary>
public class ScriptedGrain : DispatchProxy
{
    private Func<string, object?[], Task> _answer = (_, _) => throw new NotSupportedException();

    internal static TGrain Of<TGrain>(Func<string, object?[], Task> answer)
        where TGrain : class
    {
        TGrain grain = Create<TGrain, ScriptedGrain>();
        ((ScriptedGrain)(object)grain)._answer = answer;
        return grain;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!.Name, args ?? []);
}
