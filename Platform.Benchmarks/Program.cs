using Platform.Benchmarks;
using Platform.Benchmarks.Probe;

if (args is [ProbeCommand.Name, .. var siloArguments])
{
    await ProbeCommand.RunAsync(siloArguments);
    return 0;
}

return await BenchmarkCommands.RunAsync(args);
