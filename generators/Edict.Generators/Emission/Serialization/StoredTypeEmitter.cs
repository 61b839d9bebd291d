using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;
using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The generated event type or command type, and the converter of the event or command itself.</summary>
internal static class StoredTypeEmitter
{
    // The compiler compares the name of each generated file with all others, so that two files for each event would be felt.
    public static string Emit(StoredTypeModel type, LocalModuleModel offered) => Source.File(Source.Paragraphs(
        [Class(type), type.Root is { } root ? ConverterEmitter.Emit(type.AssemblyName, root) : "", ModuleEmitter.Part(offered)]));

    private static string Class(StoredTypeModel type)
    {
        string name = ModuleNames.StoredClass(type.Kind, type.Type);
        return Declarations.InNamespace(Unescaped(ModuleNames.StoredNamespace(type.Kind, type.AssemblyName, type.Type)), Source.Block(
            $$"""
            /// <summary>{{Summary(type)}}</summary>
            {{Source.Generated(type.IsObsolete)}}
            {{Source.Hidden}}
            internal sealed class {{name}} : {{(type.Kind == StoredKind.Event ? Runtime.JsonEventType : Runtime.CommandType)}}
            {
                public static readonly {{name}} Instance = new();

                private {{name}}()
                    : base({{Arguments(type)}})
                {
                }

                {{Source.Paragraphs([FormerNames(type), Methods(type, type.Kind == StoredKind.Event ? "@event" : "command")])}}
            }
            """));
    }

    private static string Summary(StoredTypeModel type) => type.Kind == StoredKind.Event
        ? $"The event {Source.XmlText(type.Name)}, version {type.Version}, as it is stored."
        : $"The command {Source.XmlText(type.Name)}.";

    private static string Arguments(StoredTypeModel type) => type.Kind == StoredKind.Event
        ? $"{Literals.Text(type.Name)}, {type.Version}, typeof({type.Type.FullName}), isImmutable: {(type.IsImmutable ? "true" : "false")}"
        : $"{Literals.Text(type.Name)}, typeof({type.Type.FullName})";

    private static string FormerNames(StoredTypeModel type) => type.FormerNames.IsEmpty ? "" :
        "public override global::System.Collections.Generic.IReadOnlyList<string> FormerNames { get; } = "
        + $"[{string.Join(", ", type.FormerNames.Select(Literals.Text))}];";

    private static string Methods(StoredTypeModel type, string parameter)
    {
        string fault = $"throw new global::System.NotSupportedException({Literals.Text(type.Fault)})";
        string converter = type.Root is { } root ? Runtime.Converter(type.AssemblyName, root.Converter) : "";
        return Source.Block(
            $"""
            protected override void WriteJson(object {parameter}, ref {Runtime.JsonWriter} writer) =>
                {(type.Root is null ? fault : $"{converter}.Write(ref writer, ({type.Type.FullName}){parameter})")};

            protected override object ReadJson(ref {Runtime.JsonReader} reader) =>
                {(type.Root is null ? fault : $"{converter}.Read(ref reader)")};
            """);
    }

    // The declaration escapes keywords itself.
    private static string Unescaped(string space) => space.Replace("@", "");
}
