public sealed record Line(string Article, Action<int> Done);      //! EDICT009

[Command("place")] public sealed record Place(string OrderId, IReadOnlyList<Line> Lines);
[Command("wait")] public sealed record Wait(string OrderId, object Until);      //! EDICT009
[Command("stop")] public sealed class Stop(string id) { public override string ToString() => id; }      //! EDICT009

[Application] public sealed partial class App;

public static class Program
{
    public static object Read(string name, byte[] json) => App.Commands.Find(name).Read(json);
}
