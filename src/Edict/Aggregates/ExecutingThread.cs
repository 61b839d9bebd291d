namespace Edict.Aggregates;

/// <summary>
/// What belongs to a thread that executes commands, found once per command: a look-up of a thread's own data costs as much as a
/// small handler.
/// </summary>
internal sealed class ExecutingThread
{
    [ThreadStatic]
    private static ExecutingThread? _current;

    internal static ExecutingThread Current => _current ??= new ExecutingThread();

    /// <summary>The mailbox whose user code runs here, and did not call into another's; see <see cref="CallChain"/>.</summary>
    internal Mailbox? Innermost { get; set; }

    /// <summary>The command ids that it gives without asking other threads.</summary>
    internal IdBlock Ids;

    /// <summary>Handlers are synchronous, so a thread needs one at a time; one whose append takes longer is replaced meanwhile.</summary>
    internal AppendInFlight? SpareFlight { get; set; }
}
