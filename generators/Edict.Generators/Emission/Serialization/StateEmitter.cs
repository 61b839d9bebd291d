using Edict.Generators.Models;
using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The serializer of an aggregate's state. It lies in the aggregate, so that it reaches what is private there.</summary>
internal static class StateEmitter
{
    public static string Emit(StateModel state) => Source.File(Declarations.Partial(state.Declaration, Source.Lines([Source.Block(
        $$"""
        /// <summary>Writes and reads the state, version {{state.Version}}, as a JSON object with a property for each field.</summary>
        {{Source.Generated(state.Shape is { IsObsolete: true })}}
        {{Source.Hidden}}
        internal sealed class {{state.Class}} : {{Runtime.StateSerializer}}
        {
            internal static readonly {{state.Class}} Instance = new();

            private {{state.Class}}()
                : base({{Literals.Text(state.Aggregate)}}, {{state.Version}})
            {
            }

            {{Source.Paragraphs([SnapshotEvery(state), state.Shape is { } shape ? Methods(state, shape) : FaultyMethods(state)])}}
        }
        """)])));

    private static string SnapshotEvery(StateModel state) =>
        state.SnapshotEvery == 0 ? "" : $"public override int SnapshotEvery => {state.SnapshotEvery};";

    private static string Methods(StateModel state, ObjectShapeModel shape)
    {
        PropertyLocals locals = new(shape);
        return Source.Paragraphs(
        [
            Source.Block(
                $$"""
                protected override void WriteJson(object state, ref {{Runtime.JsonWriter}} writer) =>
                    WriteFields(ref writer, ({{shape.Type}})state);

                protected override object ReadJson(ref {{Runtime.JsonReader}} reader)
                {
                    {{ObjectReadingEmitter.Body(state.AssemblyName, shape, locals, Creation(state, shape))}}
                }

                private static void WriteFields(ref {{Runtime.JsonWriter}} writer, {{shape.Type}} value)
                {
                    {{Source.Paragraphs(
                    [
                        shape.IsSealed ? "" : Runtime.RefuseDerived(shape.Type),
                        ObjectEmitter.WriteObject(state.AssemblyName, shape, locals),
                    ])}}
                }
                """),
            FieldEmitter.Accessors(shape),
        ]);
    }

    // What is set in the object must not be set in the one that everybody begins with.
    private static string Creation(StateModel state, ObjectShapeModel shape) => state.Initial == InitialState.StaticMember
        ? $"({shape.Type}){shape.Type}.Initial.MemberwiseClone()"
        : $"new {shape.Type}()";

    private static string FaultyMethods(StateModel state)
    {
        string fault = $"throw new global::System.NotSupportedException({Literals.Text(state.Fault)})";
        return Source.Block(
            $"""
            protected override void WriteJson(object state, ref {Runtime.JsonWriter} writer) =>
                {fault};

            protected override object ReadJson(ref {Runtime.JsonReader} reader) =>
                {fault};
            """);
    }
}
