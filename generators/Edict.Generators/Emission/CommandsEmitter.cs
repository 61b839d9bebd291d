namespace Edict.Generators.Emission;

/// <summary>The registry of an application's commands, which serves also where no application runs.</summary>
internal static class CommandsEmitter
{
    public static string Emit(string name, IEnumerable<string> commands) => Source.Block(
        $$"""
        /// <summary>The commands that have a stable name: to write them as JSON, and to read them again.</summary>
        {{Source.GeneratedCode}}
        public static global::Edict.CommandTypeRegistry {{name}} { get; } = new({{Source.List(commands)}});
        """);
}
