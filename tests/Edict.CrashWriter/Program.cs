using System.Globalization;
using Edict;
using Edict.CrashWriter;

// crash <file> <seed>: writes until it is killed.   share <file> <seed> <seconds>: writes when it is told to, beside another process.
string mode = args[0];
int seed = int.Parse(args[2], CultureInfo.InvariantCulture);
await using LedgerApp app = await LedgerApp.StartAsync(options => options.UseSqlite(args[1]));

if (mode == "crash")
{
    await new EndlessLoad(app, seed).RunAsync();
    return;
}

Console.WriteLine("ready");
await Console.In.ReadLineAsync();
TimeSpan time = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));
Console.WriteLine(await new TimedLoad(app, seed, time).RunAsync());
