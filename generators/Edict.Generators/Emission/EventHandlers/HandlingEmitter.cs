using Edict.Generators.Models;

namespace Edict.Generators.Emission.EventHandlers;

/// <summary>The member of a binding that hands events to the methods that take them: a single event, or a batch.</summary>
internal static class HandlingEmitter
{
    private const string Batch =
        "global::System.Collections.Generic.IReadOnlyList<global::Edict.DeliveredEvent<object>> batch";

    public static string Emit(EventHandlerModel handler) =>
        handler.Methods.FirstOrDefault(static method => method.Shape != EventShape.Single) is { } batched ? HandleBatch(handler, batched) : Handle(handler);

    private static string Handle(EventHandlerModel handler) => Source.Block(
        $$"""
        public override global::System.Threading.Tasks.ValueTask HandleAsync(
            object handler, object @event,{{(handler.Projection is null ? "" : " object session,")}} global::Edict.EventContext context, global::System.Threading.CancellationToken cancellation)
        {
            switch (@event)
            {
                {{Source.Lines(handler.Methods.Select(method => Case(handler, method)))}}
                default:
                    return base.HandleAsync(handler, @event,{{(handler.Projection is null ? "" : " session,")}} context, cancellation);
            }
        }
        """);

    private static string Case(EventHandlerModel handler, EventMethodModel method) => Source.Block(
        $"""
        case {method.EventType} e:
            {EventHandlerEmitter.Return(method.Return, Call(handler, method, "e"))}
        """);

    private static string HandleBatch(EventHandlerModel handler, EventMethodModel method)
    {
        string events = $"{(method.Shape == EventShape.Batch ? "EventsOf" : "DeliveredOf")}<{method.EventType}>(batch)";
        return Source.Block(
            $$"""
            public override bool IsBatched => true;

            public override global::System.Threading.Tasks.ValueTask HandleBatchAsync(
                object handler, {{Batch}}, global::System.Threading.CancellationToken cancellation)
            {
                {{EventHandlerEmitter.Return(method.Return, Call(handler, method, events))}}
            }
            """);
    }

    private static string Call(EventHandlerModel handler, EventMethodModel method, string taken) =>
        $"{EventHandlerEmitter.Member(handler.Type, method.Name, method.IsStatic)}({string.Join(", ", method.More.Select(argument => Argument(handler, argument)).Prepend(taken))})";

    /// <summary>How a method is given what it takes.</summary>
    public static string Argument(EventHandlerModel handler, string argument) =>
        argument == EventArgument.Session ? $"({handler.Projection!.SessionType}){argument}" : argument;
}
