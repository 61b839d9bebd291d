using System.Globalization;

namespace Edict.Aggregates;

/// <summary>
/// The execution context of drained commands: nothing of any caller, invariant culture. Restored before each, so that what one
/// command's code leaves behind does not reach the next.
/// </summary>
internal sealed class DrainContext
{
    private ExecutionContext? _context;

    /// <summary>Called on a pool thread whose context is the default one.</summary>
    internal void Prepare()
    {
        if (_context is null)
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            _context = ExecutionContext.Capture();
        }
    }

    internal void Restore() => ExecutionContext.Restore(_context!);
}
