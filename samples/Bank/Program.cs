using Bank.CommandLine;

using var stop = new StopSignal();
return await BankCommandLine.RunAsync(args, BankConsole.OfProcess(), stop.Token);
