using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Diagnostics;

/// <content>What is wrong with the methods and settings of event handlers.</content>
internal static partial class Descriptors
{
    private const string Handling = "Edict.Handling";

    public static readonly DiagnosticDescriptor EventMethodNotUnderstood = Error(
        "EDICT070",
        Handling,
        "A method that handles events is not understood",
        "'{0}' is not understood as a handler of events: it {1}. In an event handler a [Handles] method takes an event, or an IReadOnlyList<T> of them, and optionally an EventContext and a CancellationToken, and returns void, a Task or a ValueTask.");

    public static readonly DiagnosticDescriptor NoEventHandled = Error(
        "EDICT071",
        Handling,
        "An event handler handles nothing",
        "'{0}' is an event handler but has no [Handles] method. Add one that takes an event.");

    public static readonly DiagnosticDescriptor EventAmbiguous = Error(
        "EDICT072",
        Handling,
        "An event goes to two methods of one event handler",
        "'{0}' goes to two methods of '{1}' alike, {2}");

    public static readonly DiagnosticDescriptor ConventionNotUnderstood = Error(
        "EDICT073",
        Handling,
        "A method that is called by its name is declared otherwise",
        "'{0}' of an event handler is called by its name, but not this one of '{1}': there is one {0}, declared as '{2}'. Correct it, or give the method another name.");

    public static readonly DiagnosticDescriptor SettingNotUsable = Error(
        "EDICT074",
        Handling,
        "A setting of an event handler cannot have its value",
        "'{0}' sets {1} to {2}, but {3}");

    public static readonly DiagnosticDescriptor EventHandlerNameTaken = Error(
        "EDICT075",
        Handling,
        "Two event handlers have one name",
        "Event handlers '{0}' and '{1}' both keep their place under '{2}'. Give one of them another name.");

    public static readonly DiagnosticDescriptor HandledAggregateUnknown = Error(
        "EDICT076",
        Handling,
        "An event handler names an unknown aggregate",
        "'{0}' handles the events of aggregate '{1}', but '{2}' has no aggregate of that name. Correct Aggregate in [EventHandler].");

    public static readonly DiagnosticDescriptor AwaitedHandlerUnknown = Error(
        "EDICT077",
        Handling,
        "A command waits for an unknown event handler",
        "'{0}' waits for event handler '{1}', but '{2}' has no event handler of that name. Correct the name in [Consistent], or let the application take the handler's namespace.");

    public static readonly DiagnosticDescriptor ConsistentWithoutEffect = Error(
        "EDICT078",
        Handling,
        "A [Consistent] has no effect",
        "'{0}' is marked [Consistent], but {1}");

    public static readonly DiagnosticDescriptor ProjectionMethodNotUnderstood = Error(
        "EDICT090",
        Handling,
        "A method of a projection is not understood",
        "'{0}' is not understood as a method of a projection: it {1}. In a projection a [Handles] method takes an event, then what it writes to, such as a ReadModel, and optionally an EventContext and a CancellationToken, and returns void, a Task or a ValueTask.");

    public static readonly DiagnosticDescriptor SessionsDisagree = Error(
        "EDICT091",
        Handling,
        "Two methods of a projection write to different things",
        "'{0}' writes to a '{1}', but another method of '{2}' to a '{3}', and a transaction has one of them. Let all methods take the same type, or split the projection.");
}
