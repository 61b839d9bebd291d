using Edict.Generators.Emission.Naming;
using Edict.Generators.Emission.Returns;
using Edict.Generators.Models;

namespace Edict.Generators.Emission.Upcasting;

/// <summary>The generated part of a type with [Upcasts] methods: what binds each of them to the runtime.</summary>
internal static class UpcasterEmitter
{
    public static string Emit(UpcastingTypeModel type, LocalModuleModel offered) => Source.File(Source.Paragraphs(
    [
        Declarations.Partial(type.Declaration, Source.Paragraphs(type.Upcasters.Select(upcaster => Emit(type.Type, upcaster)))),
        ModuleEmitter.Part(offered),
    ]));

    private static string Emit(TypeModel type, UpcasterModel upcaster) => Source.Block(
        $$"""
        {{Source.Generated(upcaster.IsObsolete)}}
        {{Source.Hidden}}
        internal sealed class {{upcaster.Class}} : global::Edict.CompilerServices.EventUpcaster
        {
            internal static readonly {{upcaster.Class}} Instance = new();

            private {{upcaster.Class}}()
                : base({{Literals.Text(upcaster.EventName)}}, {{upcaster.EventVersion}}, typeof({{upcaster.Taken}}), {{Given(upcaster)}})
            {
            }

            public override void Upcast(object stored, global::Edict.CompilerServices.UpcastCollector upcast)
            {
                {{ReturnEmitter.Emit(upcaster.Return, $"{type.FullName}.{Identifiers.Escape(upcaster.Method)}(({upcaster.Taken})stored)", "upcast")}}
            }
        }
        """);

    private static string Given(UpcasterModel upcaster) => $"[{string.Join(", ", upcaster.Given.Select(static given => $"typeof({given})"))}]";
}
