using Platform.Admin.Commands;

return await new ConsoleProgram(Surroundings.OfProcess()).RunAsync(args);
