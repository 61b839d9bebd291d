using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission.EventHandlers;

/// <summary>The generated part of an event handler: its binding to the runtime.</summary>
internal static class EventHandlerEmitter
{
    public static string Emit(EventHandlerModel handler, LocalModuleModel offered) => Source.File(Source.Paragraphs(
    [
        Declarations.Partial(handler.Declaration, Source.Paragraphs([Binding(handler)])),
        ModuleEmitter.Part(offered),
    ]));

    private static string Binding(EventHandlerModel handler) => Source.Block(
        $$"""
        {{Source.Generated(handler.IsBindingObsolete)}}
        {{Source.Hidden}}
        internal sealed class {{handler.BindingClass}} : global::Edict.CompilerServices.{{(handler.Projection is null ? "EventHandlerBinding" : "ProjectionBinding")}}
        {
            internal static readonly {{handler.BindingClass}} Instance = new();

            private {{handler.BindingClass}}()
                : base({{Literals.Text(handler.Name)}}, typeof({{handler.Type.FullName}}){{Projection(handler.Projection)}})
            {
            }

            {{Source.Paragraphs(
            [
                HandledTypes(handler), Declare(handler.Options), Create(handler), HandlingEmitter.Emit(handler), .. ConventionEmitter.Emit(handler),
            ])}}
        }
        """);

    private static string Projection(ProjectionModel? projection) => projection is null ? ""
        : $", typeof({projection.SessionType}), version: {Number(projection.Version)}";

    private static string HandledTypes(EventHandlerModel handler) => Source.Block(
        $$"""
        public override global::System.Collections.Generic.IReadOnlyList<global::System.Type> HandledTypes { get; } =
        {{Source.List(handler.Methods.Select(static method => $"typeof({method.EventType})"))}};
        """);

    private static string Declare(DeclaredOptionsModel options)
    {
        Pieces settings = Source.Lines(
        [
            Set("StartFrom", options.StartFrom),
            Set("Aggregate", options.Aggregate is { } aggregate ? Literals.Text(aggregate) : null),
            Set("Concurrency", Number(options.Concurrency)),
            Set("BatchSize", Number(options.BatchSize)),
            Set("BatchLinger", Number(options.BatchLinger) is { } linger ? $"global::System.TimeSpan.FromMilliseconds({linger})" : null),
            Set("Consistency", options.Consistency),
            Set("Instance", options.Instance),
        ]);
        return !settings.Items.Any() ? "" : Source.Block(
            $$"""
            public override void Declare(global::Edict.EventHandlerOptions options)
            {
                {{settings}}
            }
            """);
    }

    private static string Set(string option, string? value) => value is null ? "" : $"options.{option} = {value};";

    private static string? Number(int? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Create(EventHandlerModel handler) =>
        $"public override object Create(global::System.IServiceProvider? services) => {ConstructionEmitter.Emit(handler.Type.FullName, handler.Services)};";

    /// <summary>How a method of the class is referred to, where <c>handler</c> is its object.</summary>
    public static string Member(TypeModel type, string name, bool isStatic) =>
        $"{(isStatic ? type.FullName : $"(({type.FullName})handler)")}.{Identifiers.Escape(name)}";

    /// <summary>The statements that call a method and give back what to wait for.</summary>
    public static string Return(AsyncReturn returned, string call) => returned switch
    {
        AsyncReturn.Nothing => $"{call};\nreturn default;",
        AsyncReturn.Task => $"return new global::System.Threading.Tasks.ValueTask({call});",
        _ => $"return {call};",
    };
}
