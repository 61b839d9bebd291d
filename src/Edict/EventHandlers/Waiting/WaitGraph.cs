using System.Runtime.InteropServices;

namespace Edict.EventHandlers;

/// <summary>Which handler waits, in a call in progress, for which others, so that none waits for itself by way of others. Safe for concurrent use.</summary>
internal sealed class WaitGraph
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Waiting, string For), int> _waits = [];

    /// <summary>Lets a handler wait for another one, unless that waits for it.</summary>
    /// <returns>Whether it may; then <see cref="Remove"/> is called when it has.</returns>
    internal bool TryAdd(string waiting, string awaited)
    {
        lock (_gate)
        {
            if (Reaches(awaited, waiting, []))
            {
                return false;
            }

            CollectionsMarshal.GetValueRefOrAddDefault(_waits, (waiting, awaited), out _)++;
            return true;
        }
    }

    internal void Remove(string waiting, string awaited)
    {
        lock (_gate)
        {
            ref int count = ref CollectionsMarshal.GetValueRefOrNullRef(_waits, (waiting, awaited));
            if (--count == 0)
            {
                _waits.Remove((waiting, awaited));
            }
        }
    }

    private bool Reaches(string from, string to, HashSet<string> seen) =>
        from == to || (seen.Add(from) && _waits.Keys.Any(wait => wait.Waiting == from && Reaches(wait.For, to, seen)));
}
