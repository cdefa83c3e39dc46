using Platform.Benchmarks;

return await BenchmarkCommands.RunAsync(args);
