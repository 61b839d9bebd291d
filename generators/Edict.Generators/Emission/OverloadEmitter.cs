using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The typed <c>DispatchAsync</c> of one command, as accessible as the command.</summary>
internal static class OverloadEmitter
{
    /// <summary>Whether a command gets one: not where generated code cannot name it, nor where the user has written it.</summary>
    public static bool IsWanted(ModuleRouteModel route, ApplicationModel application) =>
        route.IsCommandAccessible
        && !application.Has($"DispatchAsync({route.Command.FullName}, global::Edict.DispatchOptions, global::System.Threading.CancellationToken)");

    public static string Emit(TypeModel command, string body) => Source.Block(
        $"""
        /// <summary>Dispatches a command.</summary>
        /// <param name="command">The command.</param>
        /// <param name="options">What to say about this dispatch; null for the application's defaults.</param>
        /// <param name="cancellation">Gives up waiting: the answer is then expired or outcome unknown.</param>
        /// <returns>The answer.</returns>
        {Source.GeneratedCode}
        {Mark(command.Obsolete)}
        {(command.IsPublic ? "public" : "internal")} global::System.Threading.Tasks.ValueTask<global::Edict.DispatchResult> DispatchAsync(
            {command.FullName} command,
            global::Edict.DispatchOptions? options = null,
            global::System.Threading.CancellationToken cancellation = default) =>
            {body};
        """);

    // Whoever dispatches what is obsolete reads what its author says of it.
    private static string Mark(ObsoleteModel? obsolete) => obsolete switch
    {
        null => "",
        { Message: null } => Source.Obsolete,
        { IsError: true } => $"[global::System.Obsolete({Literals.Text(obsolete.Message)}, true)]",
        _ => $"[global::System.Obsolete({Literals.Text(obsolete.Message)})]",
    };
}
