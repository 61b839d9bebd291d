using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The members of a binding that copy a state.</summary>
internal static class CopyEmitter
{
    public static string CanCopy(AggregateModel aggregate) =>
        $"public override bool CanCopy => {(aggregate.Copy.Way == CopyWay.None ? "false" : "true")};";

    public static string Copy(AggregateModel aggregate)
    {
        string type = aggregate.Type.FullName;
        return (aggregate.Copy.Way, aggregate.Copy.Collections.IsEmpty) switch
        {
            (CopyWay.None, _) => "",
            (CopyWay.Itself, _) => "public override object Copy(object state) => state;",
            (_, true) => $"public override object Copy(object state) => (({type})state).MemberwiseClone();",
            _ => CopyWithCollections(aggregate),
        };
    }

    private static string CopyWithCollections(AggregateModel aggregate)
    {
        List<CopiedField> fields = CopiedField.Of(aggregate.Copy.Collections);
        return Source.Paragraphs(
        [
            Source.Block(
                $$"""
                public override object Copy(object state)
                {
                    var copy = ({{aggregate.Type.FullName}})(({{aggregate.Type.FullName}})state).MemberwiseClone();
                    {{Source.Paragraphs([.. fields.Select(Replace), "return copy;"])}}
                }
                """),
            .. fields.Select(Accessor),
        ]);
    }

    private static string Replace(CopiedField field) => Source.Block(
        $$"""
        ref var {{field.Local}} = ref {{field.Accessor}}(copy);
        if ({{field.Local}} is not null)
        {
            {{field.Local}} = {{CopyOf(field.Model, field.Local)}};
        }
        """);

    private static string CopyOf(CollectionFieldModel field, string value) => field.Kind switch
    {
        CollectionKind.Array => $"({field.Type}){value}.Clone()",
        CollectionKind.Compared => $"new {field.Type}({value}, {value}.Comparer)",
        CollectionKind.Stack => $"new {field.Type}(global::System.Linq.Enumerable.Reverse({value}))",
        _ => $"new {field.Type}({value})",
    };

    // Reaches fields that are read-only, private to a base class, or behind a property, of a copy that nobody else has seen.
    private static string Accessor(CopiedField field) => Source.Block(
        $"""
        [global::System.Runtime.CompilerServices.UnsafeAccessor(
            global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = {Literals.Text(field.Model.Name)})]
        private static extern ref {field.Model.Type}? {field.Accessor}({field.Model.DeclaringType} state);
        """);
}
