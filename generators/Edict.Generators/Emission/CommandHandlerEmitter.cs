using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The generated part of a [CommandHandler] class: a route for each handler.</summary>
internal static class CommandHandlerEmitter
{
    public static string Emit(CommandHandlerModel handler, LocalModuleModel offered) => Source.File(Source.Paragraphs(
    [
        Declarations.Partial(handler.Declaration, Source.Paragraphs(handler.Handlers.Select(RouteEmitter.Emit))),
        ModuleEmitter.Part(offered),
    ]));
}
