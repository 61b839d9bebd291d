using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>What is generated into an aggregate class.</summary>
/// <param name="Type">The aggregate class.</param>
/// <param name="Declaration">Where generated members go.</param>
/// <param name="Name">The stable name.</param>
/// <param name="BindingClass">The nested class that binds the aggregate to the runtime.</param>
/// <param name="IsBindingObsolete">Whether the binding refers to what is obsolete.</param>
/// <param name="SerializerClass">The nested class that stores its state; <see langword="null"/> without [StoredState].</param>
/// <param name="Fault">Why nothing can be generated into the class; otherwise <see langword="null"/>.</param>
/// <param name="InitialState">Where the first state comes from.</param>
/// <param name="Copy">How a state is copied.</param>
/// <param name="Handlers">The methods that decide.</param>
/// <param name="Applies">The methods that change state, more derived event types before their bases.</param>
internal sealed record AggregateModel(
    TypeModel Type,
    DeclarationModel Declaration,
    string Name,
    string BindingClass,
    bool IsBindingObsolete,
    string? SerializerClass,
    string? Fault,
    InitialState InitialState,
    CopyModel Copy,
    EquatableArray<HandlerModel> Handlers,
    EquatableArray<ApplyModel> Applies);
