using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Upcasting;

/// <summary>
/// Which upcaster leads to which: by the events that it gives by their own types. What is given by a base type or an interface is known at run time
/// only.
/// </summary>
internal sealed class UpcastGraph(IReadOnlyList<KnownUpcaster> upcasters)
{
    private readonly ILookup<(string Name, int Version), KnownUpcaster> _byTaken = upcasters.ToLookup(static upcaster => upcaster.Key);

    /// <summary>The upcasters that one leads to, and that lead back to it; none when there is no way back.</summary>
    public HashSet<KnownUpcaster> CircleOf(KnownUpcaster upcaster) =>
        [.. ReachedFrom(upcaster).Where(reached => reached == upcaster || ReachedFrom(reached).Contains(upcaster))];

    private HashSet<KnownUpcaster> ReachedFrom(KnownUpcaster upcaster)
    {
        HashSet<KnownUpcaster> reached = [];
        Stack<KnownUpcaster> open = new([upcaster]);
        while (open.Count > 0)
        {
            foreach (KnownUpcaster next in NextOf(open.Pop()).Where(reached.Add))
            {
                open.Push(next);
            }
        }

        return reached.Contains(upcaster) ? reached : [];
    }

    private IEnumerable<KnownUpcaster> NextOf(KnownUpcaster upcaster) => upcaster.Given
        .Select(StoredEvent.Of)
        .OfType<StoredEvent>()
        .SelectMany(given => _byTaken[(given.Name, given.Version)]);
}
