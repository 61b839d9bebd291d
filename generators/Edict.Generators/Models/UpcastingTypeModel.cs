using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>What is generated into a type with [Upcasts] methods.</summary>
/// <param name="Type">The type.</param>
/// <param name="Declaration">Where generated members go.</param>
/// <param name="Upcasters">The methods.</param>
internal sealed record UpcastingTypeModel(TypeModel Type, DeclarationModel Declaration, EquatableArray<UpcasterModel> Upcasters);

/// <summary>A method that makes newer events of an older one.</summary>
/// <param name="Method">Its name, not escaped.</param>
/// <param name="Class">The nested class that binds it to the runtime.</param>
/// <param name="EventName">The stable name of the events that it takes.</param>
/// <param name="EventVersion">The version of their shape.</param>
/// <param name="Taken">How code refers to the type of what it takes.</param>
/// <param name="Given">How code refers to the static types of the events that it gives.</param>
/// <param name="Return">What it returns.</param>
/// <param name="IsObsolete">Whether code that calls it refers to what is obsolete.</param>
internal sealed record UpcasterModel(
    string Method,
    string Class,
    string EventName,
    int EventVersion,
    string Taken,
    EquatableArray<string> Given,
    ReturnModel Return,
    bool IsObsolete);

/// <summary>An upcaster of the assembly being compiled, as its module lists it.</summary>
/// <param name="Type">The type that holds the method.</param>
/// <param name="Class">The nested class that binds it to the runtime.</param>
/// <param name="EventName">The stable name of the events that it takes.</param>
/// <param name="EventVersion">The version of their shape.</param>
/// <param name="Given">How code refers to the static types of the events that it gives.</param>
/// <param name="IsObsolete">Whether code that gives it refers to what is obsolete.</param>
internal sealed record UpcasterEntryModel(TypeModel Type, string Class, string EventName, int EventVersion, EquatableArray<string> Given, bool IsObsolete);
