namespace Edict.CrashWriter;

/// <summary>Sends commands without end and says of each that it was acknowledged, until somebody kills the process.</summary>
internal sealed class EndlessLoad(Func<WriteEntries, ValueTask<DispatchResult>> dispatch, int seed)
{
    private const int Callers = 64;
    private const int Ledgers = 200;

    private readonly TextWriter _output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

    internal Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => SendAsync(new Random(seed + caller)))));

    private async Task SendAsync(Random random)
    {
        while (true)
        {
            WriteEntries command = new($"L-{random.Next(Ledgers)}", random.Next(1, 6));
            DispatchResult result = await dispatch(command);
            result.EnsureAccepted();
            _output.WriteLine(new Acknowledgement(result.CommandId, command.LedgerId, result.Version, command.Count));
        }
    }
}
