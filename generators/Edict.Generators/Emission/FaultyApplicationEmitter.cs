using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>
/// The surface of a class that cannot become an application, so that the only error is the one about that.
/// </summary>
internal static class FaultyApplicationEmitter
{
    public static string Emit(JoinedApplicationModel joined)
    {
        ApplicationModel application = joined.Application;
        string fault = $"throw new global::System.InvalidOperationException({Literals.Text($"{application.Type.Name} {application.Fault}.")})";
        Pieces members = Source.Paragraphs(
        [
            CommandsEmitter.Emit(application.Commands, []),
            Untyped(application.Type.FullName, fault),
            .. joined.Routes.Where(route => OverloadEmitter.IsWanted(route.Route, application)).Select(route => OverloadEmitter.Emit(route.Route.Command, fault)),
        ]);
        return Source.File(Declarations.Partial(application.Declaration, members, " : global::System.IAsyncDisposable"));
    }

    private static string Untyped(string type, string fault) => Source.Block(
        $"""
        /// <summary>Cannot start.</summary>
        public static global::System.Threading.Tasks.Task<{type}> StartAsync(
            global::System.Action<global::Edict.EdictOptions> configure,
            global::System.Threading.CancellationToken cancellation = default) =>
            {fault};

        /// <summary>Has no store.</summary>
        public global::Edict.IEventStore Store => {fault};

        /// <summary>Cannot read.</summary>
        public global::System.Threading.Tasks.ValueTask<TResult> ReadAsync<TAggregate, TResult>(
            global::Edict.AggregateIdentity identity,
            global::System.Func<TAggregate, TResult> read,
            global::System.Threading.CancellationToken cancellation = default)
            where TAggregate : class =>
            {fault};

        /// <summary>Cannot read.</summary>
        [global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
        public global::System.Threading.Tasks.ValueTask<TResult> ReadAsync<TIdentity, TAggregate, TResult>(
            TIdentity identity,
            global::System.Func<TAggregate, TResult> read,
            global::System.Threading.CancellationToken cancellation = default)
            where TAggregate : class =>
            {fault};

        /// <summary>Cannot read.</summary>
        public global::System.Threading.Tasks.ValueTask<global::System.ReadOnlyMemory<byte>> ReadStateAsync<TAggregate>(
            global::Edict.AggregateIdentity identity, global::System.Threading.CancellationToken cancellation = default)
            where TAggregate : class =>
            {fault};

        /// <summary>Cannot read.</summary>
        [global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
        public global::System.Threading.Tasks.ValueTask<global::System.ReadOnlyMemory<byte>> ReadStateAsync<TAggregate>(
            object identity, global::System.Threading.CancellationToken cancellation = default)
            where TAggregate : class =>
            {fault};

        /// <summary>Has nothing to stop.</summary>
        public global::System.Threading.Tasks.ValueTask DisposeAsync() => default;

        /// <summary>Cannot dispatch.</summary>
        [global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
        public global::System.Threading.Tasks.ValueTask<global::Edict.DispatchResult> DispatchAsync(
            object command,
            global::Edict.DispatchOptions? options = null,
            global::System.Threading.CancellationToken cancellation = default) =>
            {fault};
        """);
}
