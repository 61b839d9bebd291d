using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>What is generated into a class that handles commands of an aggregate elsewhere.</summary>
/// <param name="Type">The class.</param>
/// <param name="Declaration">Where generated members go.</param>
/// <param name="Fault">Why nothing can be generated into the class; otherwise <see langword="null"/>.</param>
/// <param name="Handlers">The methods that decide.</param>
internal sealed record CommandHandlerModel(
    TypeModel Type, DeclarationModel Declaration, string? Fault, EquatableArray<HandlerModel> Handlers);
