using System.Globalization;
using Edict.CrashWriter;

// crash <store> <seed>: writes until it is killed.   share <store> <seed> <seconds>: writes when it is told to, beside another process.
// A store is the path of a SQLite file, or a schema of PostgreSQL: its name, a colon and the connection string.
string mode = args[0];
int seed = int.Parse(args[2], CultureInfo.InvariantCulture);
await using LedgerApp app = await LedgerApp.StartAsync(options => StoreOf.Name(options, args[1]));

if (mode == "crash")
{
    await new EndlessLoad(app, seed).RunAsync();
    return;
}

TimedLoad load = new(app, seed, TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture)));
await load.WarmUpAsync();
Console.WriteLine("ready");
await Console.In.ReadLineAsync();
Console.WriteLine(await load.RunAsync());
