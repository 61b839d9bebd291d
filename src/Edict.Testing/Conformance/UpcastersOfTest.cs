using System.Text.Json;
using Edict.CompilerServices;

namespace Edict.Testing;

/// <summary>What the suite's older events are later: a text is told word by word, a list as its length.</summary>
internal static class UpcastersOfTest
{
    internal static IReadOnlyList<EventUpcaster> All { get; } = [new OfNoted(), new OfListed()];

    private sealed class OfNoted() : EventUpcaster(Noted.Type.Name, Noted.Type.Version, typeof(Noted), [typeof(Told)])
    {
        public override void Upcast(object stored, UpcastCollector upcast) =>
            upcast.AddRange(((Noted)stored).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => new Told(word)));
    }

    private sealed class OfListed() : EventUpcaster(Listed.Type.Name, Listed.Type.Version, typeof(JsonElement), [typeof(Told)])
    {
        public override void Upcast(object stored, UpcastCollector upcast) => upcast.Add(new Told($"{((JsonElement)stored).GetArrayLength()} items"));
    }
}
