using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The generated part of an aggregate: its binding to the runtime, and a route for each handler.</summary>
internal static class AggregateEmitter
{
    public static string Emit(AggregateModel aggregate, LocalModuleModel offered) => Source.File(Source.Paragraphs(
    [
        Declarations.Partial(aggregate.Declaration, Source.Paragraphs([Binding(aggregate), .. aggregate.Handlers.Select(RouteEmitter.Emit)])),
        ModuleEmitter.Part(offered),
    ]));

    private static string Binding(AggregateModel aggregate) => Source.Block(
        $$"""
        {{Source.Generated(aggregate.IsBindingObsolete)}}
        {{Source.Hidden}}
        internal sealed class {{aggregate.BindingClass}} : global::Edict.CompilerServices.AggregateBinding
        {
            internal static readonly {{aggregate.BindingClass}} Instance = new();

            private {{aggregate.BindingClass}}()
                : base({{Literals.Text(aggregate.Name)}}, typeof({{aggregate.Type.FullName}}))
            {
            }

            {{Source.Paragraphs([CopyEmitter.CanCopy(aggregate), Serializer(aggregate), CreateInitial(aggregate), Apply(aggregate), CopyEmitter.Copy(aggregate)])}}
        }
        """);

    private static string Serializer(AggregateModel aggregate) => aggregate.SerializerClass is { } serializer
        ? $"public override global::Edict.CompilerServices.StateSerializer Serializer => {serializer}.Instance;"
        : "";

    private static string CreateInitial(AggregateModel aggregate) =>
        $"public override object CreateInitial() => {InitialState(aggregate)};";

    private static string InitialState(AggregateModel aggregate) => aggregate.InitialState switch
    {
        Models.InitialState.Constructor => $"new {aggregate.Type.FullName}()",
        Models.InitialState.StaticMember when aggregate.Copy.Way == CopyWay.Clone => $"Copy({aggregate.Type.FullName}.Initial)",
        Models.InitialState.StaticMember => $"{aggregate.Type.FullName}.Initial",
        _ => $"throw new global::System.InvalidOperationException({Literals.Text($"{aggregate.Type.Name} has neither a parameterless constructor nor a static Initial.")})",
    };

    private static string Apply(AggregateModel aggregate)
    {
        string unapplied = $"throw new global::Edict.UnappliedEventException({Literals.Text(aggregate.Name)}, @event.GetType())";
        if (aggregate.Applies.IsEmpty)
        {
            return Source.Block(
                $"""
                public override object Apply(object state, object @event) =>
                    {unapplied};
                """);
        }

        return Source.Block(
            $$"""
            public override object Apply(object state, object @event)
            {
                var aggregate = ({{aggregate.Type.FullName}})state;
                switch (@event)
                {
                    {{Source.Lines(aggregate.Applies.Select(Case))}}
                    default:
                        {{unapplied}};
                }
            }
            """);
    }

    private static string Case(ApplyModel apply) => apply.ReplacesState
        ? Source.Block(
            $"""
            case {apply.EventType} e:
                return aggregate.{Identifiers.Escape(apply.Method)}(e);
            """)
        : Source.Block(
            $"""
            case {apply.EventType} e:
                aggregate.{Identifiers.Escape(apply.Method)}(e);
                return aggregate;
            """);
}
