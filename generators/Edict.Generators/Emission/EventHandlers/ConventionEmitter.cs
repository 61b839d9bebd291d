using Edict.Generators.Models;

namespace Edict.Generators.Emission.EventHandlers;

/// <summary>The members of a binding that call the methods that an event handler has by convention.</summary>
internal static class ConventionEmitter
{
    public static IEnumerable<string> Emit(EventHandlerModel handler) =>
    [
        .. Partition(handler),
        handler.Conventions.OnError is { } onError ? OnError(handler.Type, onError) : "",
        .. handler.Conventions.Hooks.Select(hook => Hook(handler.Type, hook)),
        handler is { Conventions.OnCreate: { } onCreate, Projection: not null } ? OnCreate(handler, onCreate) : "",
    ];

    private static IEnumerable<string> Partition(EventHandlerModel handler)
    {
        if (handler.Conventions.Partitions.IsEmpty)
        {
            yield break;
        }

        yield return "public override bool IsPartitioned => true;";
        yield return Source.Block(
            $$"""
            public override string? PartitionKey(object @event) => @event switch
            {
                {{Source.Lines(handler.Conventions.Partitions.Select(partition => $"{partition.EventType} e => {Key(handler.Type, partition)},"))}}
                _ => null,
            };
            """);
        foreach (IGrouping<string?, PartitionModel> same in handler.Conventions.Partitions.Where(IsWrapper).GroupBy(static partition => partition.KeyType))
        {
            yield return IdentityEmitter.Wrapper("KeyOf", same.Key!, same.First().Text);
        }
    }

    private static string Key(TypeModel type, PartitionModel partition)
    {
        string call = $"{EventHandlerEmitter.Member(type, "PartitionBy", isStatic: true)}(e)";
        return IsWrapper(partition) ? $"KeyOf({call})" : IdentityEmitter.Text(partition.Text, call);
    }

    private static bool IsWrapper(PartitionModel partition) => partition.Text.Kind == IdentityKind.Wrapper;

    private static string OnError(TypeModel type, OnErrorModel onError) => Source.Block(
        $"""
        public override global::Edict.ErrorAction? OnError(object handler, global::Edict.FailureContext failure) =>
            {EventHandlerEmitter.Member(type, "OnError", onError.IsStatic)}(failure);
        """);

    private static string OnCreate(EventHandlerModel handler, HookModel hook)
    {
        string session = HandlingEmitter.Argument(handler, EventArgument.Session);
        string call = $"{EventHandlerEmitter.Member(handler.Type, hook.Name, hook.IsStatic)}({session}{(hook.TakesCancellation ? $", {EventArgument.Cancellation}" : "")})";
        return Source.Block(
            $$"""
            public override bool MakesTables => true;

            public override global::System.Threading.Tasks.ValueTask OnCreateAsync(
                object handler, object session, global::System.Threading.CancellationToken cancellation)
            {
                {{EventHandlerEmitter.Return(hook.Return, call)}}
            }
            """);
    }

    private static string Hook(TypeModel type, HookModel hook)
    {
        string call = $"{EventHandlerEmitter.Member(type, hook.Name, hook.IsStatic)}({(hook.TakesCancellation ? EventArgument.Cancellation : "")})";
        return Source.Block(
            $$"""
            public override global::System.Threading.Tasks.ValueTask {{hook.Name}}Async(object handler, global::System.Threading.CancellationToken cancellation)
            {
                {{EventHandlerEmitter.Return(hook.Return, call)}}
            }
            """);
    }
}
