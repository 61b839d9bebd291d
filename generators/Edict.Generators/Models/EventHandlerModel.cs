using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>What is generated into an event handler class.</summary>
/// <param name="Type">The class.</param>
/// <param name="Declaration">Where generated members go.</param>
/// <param name="Name">The stable name.</param>
/// <param name="BindingClass">The nested class that binds it to the runtime.</param>
/// <param name="IsBindingObsolete">Whether the binding refers to what is obsolete.</param>
/// <param name="Fault">Why it cannot be used; otherwise <see langword="null"/>.</param>
/// <param name="Options">What the attribute sets.</param>
/// <param name="Services">The parameters of its constructor.</param>
/// <param name="Methods">The methods that handle events, more derived types before their bases; a single one where it takes batches.</param>
/// <param name="Conventions">The methods that are called by their names.</param>
/// <param name="Projection">What makes a projection of it; otherwise <see langword="null"/>.</param>
internal sealed record EventHandlerModel(
    TypeModel Type,
    DeclarationModel Declaration,
    string Name,
    string BindingClass,
    bool IsBindingObsolete,
    string? Fault,
    DeclaredOptionsModel Options,
    EquatableArray<ServiceModel> Services,
    EquatableArray<EventMethodModel> Methods,
    ConventionsModel Conventions,
    ProjectionModel? Projection);

/// <summary>What a projection has beyond an event handler.</summary>
/// <param name="Version">The version of what it writes.</param>
/// <param name="SessionType">How code refers to what its methods write to.</param>
internal sealed record ProjectionModel(int Version, string SessionType);

/// <summary>A method that handles events.</summary>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="EventType">How code refers to the type of the events that it takes.</param>
/// <param name="Shape">How it takes them.</param>
/// <param name="More">What it takes after them, in order, each as <see cref="EventArgument"/> names it.</param>
/// <param name="Return">What it returns.</param>
internal sealed record EventMethodModel(
    string Name, bool IsStatic, string EventType, EventShape Shape, EquatableArray<string> More, AsyncReturn Return);

/// <summary>How a method takes events.</summary>
internal enum EventShape
{
    /// <summary>One at a time.</summary>
    Single,

    /// <summary>A list of them.</summary>
    Batch,

    /// <summary>A list of them, each with its context.</summary>
    DeliveredBatch,
}

/// <summary>What a method may take after an event, as the parameters of a binding are named.</summary>
internal static class EventArgument
{
    /// <summary>The context of the event.</summary>
    public const string Context = "context";

    /// <summary>What ends the call.</summary>
    public const string Cancellation = "cancellation";

    /// <summary>What a projection writes to.</summary>
    public const string Session = "session";
}

/// <summary>What a method that may be asynchronous returns.</summary>
internal enum AsyncReturn
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A task.</summary>
    Task,

    /// <summary>A value task.</summary>
    ValueTask,
}
