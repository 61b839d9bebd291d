using System.Globalization;
using Edict.CrashProjection;
using Edict.CrashWriter;

// crash <store> <seed>: writes until it is killed.   project <store> <seed>: likewise, with a projection of what it writes.   share <store> <seed> <seconds>: writes when it is told to, beside another process.
// A store is the path of a SQLite file, or a schema of PostgreSQL: its name, a colon and the connection string.
string mode = args[0];
int seed = int.Parse(args[2], CultureInfo.InvariantCulture);
if (mode == "project")
{
    await using ProjectingApp projecting = await ProjectingApp.StartAsync(options => StoreOf.NameWithReadModel(options, args[1]));
    await new EndlessLoad(command => projecting.DispatchAsync(command), seed).RunAsync();
    return;
}

await using LedgerApp app = await LedgerApp.StartAsync(options => StoreOf.Name(options, args[1]));

if (mode == "crash")
{
    await new EndlessLoad(command => app.DispatchAsync(command), seed).RunAsync();
    return;
}

TimedLoad load = new(app, seed, TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture)));
await load.WarmUpAsync();
Console.WriteLine("ready");
await Console.In.ReadLineAsync();
Console.WriteLine(await load.RunAsync());
