using Edict.Generators.Emission.Naming;
using Edict.Generators.Models.Serialization;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The generated event type, and the converters that lie with it.</summary>
internal static class EventEmitter
{
    // The compiler compares the name of each generated file with all others, so that two files for each event would be felt.
    public static string Emit(EventModel @event) => Source.File(Source.Paragraphs(
        [EventType(@event), .. @event.Shapes.Select(shape => Converter(@event.AssemblyName, shape))]));

    public static string Emit(ConverterModel converter) => Source.File(Converter(converter.AssemblyName, converter.Shape));

    private static string EventType(EventModel @event)
    {
        string name = ModuleNames.EventClass(@event.Type);
        return Declarations.InNamespace(Unescaped(ModuleNames.EventNamespace(@event.AssemblyName, @event.Type)), Source.Block(
            $$"""
            /// <summary>The event {{Source.XmlText(@event.Name)}}, version {{@event.Version}}, as it is stored.</summary>
            {{Source.GeneratedCode}}
            {{Source.Hidden}}
            internal sealed class {{name}} : {{Runtime.JsonEventType}}
            {
                public static readonly {{name}} Instance = new();

                private {{name}}()
                    : base({{Text(@event.Name)}}, {{@event.Version}}, typeof({{@event.Type.FullName}}), isImmutable: {{(@event.IsImmutable ? "true" : "false")}})
                {
                }

                {{Methods(@event)}}
            }
            """));
    }

    private static string Converter(string assemblyName, ShapeModel shape) => Declarations.InNamespace(
        Runtime.ConverterNamespace(assemblyName),
        shape switch
        {
            ObjectShapeModel model => ObjectEmitter.Emit(assemblyName, model),
            CollectionShapeModel model => CollectionEmitter.Emit(assemblyName, model),
            DictionaryShapeModel model => DictionaryEmitter.Emit(assemblyName, model),
            WrapperShapeModel model => WrapperEmitter.Emit(assemblyName, model),
            TextShapeModel model => TextEmitter.Emit(model),
            ConvertedShapeModel model => ConvertedEmitter.Emit(model),
            HierarchyShapeModel model => HierarchyEmitter.Emit(assemblyName, model),
            EnumShapeModel model => EnumEmitter.Emit(model),
            _ => throw new NotSupportedException(shape.GetType().Name),
        });

    private static string Methods(EventModel @event)
    {
        if (@event.Converter.Length == 0)
        {
            return FaultyMethods(@event);
        }

        string converter = Runtime.Converter(@event.AssemblyName, @event.Converter);
        return Source.Block(
            $"""
            protected override void WriteJson(object @event, ref {Runtime.JsonWriter} writer) =>
                {converter}.Write(ref writer, ({@event.Type.FullName})@event);

            protected override object ReadJson(ref {Runtime.JsonReader} reader) =>
                {converter}.Read(ref reader);
            """);
    }

    private static string FaultyMethods(EventModel @event) => Source.Block(
        $"""
        protected override void WriteJson(object @event, ref {Runtime.JsonWriter} writer) =>
            throw new global::System.NotSupportedException({Text(@event.Fault)});

        protected override object ReadJson(ref {Runtime.JsonReader} reader) =>
            throw new global::System.NotSupportedException({Text(@event.Fault)});
        """);

    private static string Text(string value) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(value, quote: true);

    // The declaration escapes keywords itself.
    private static string Unescaped(string space) => space.Replace("@", "");
}
