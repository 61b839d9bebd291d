using System.Collections.Immutable;
using Edict.Analyzers.Diagnostics;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Declarations;

/// <summary>How each problem that a parser finds is told to the user.</summary>
internal static class ProblemDescriptors
{
    private static readonly ImmutableDictionary<ProblemKind, Telling> Tellings = new Dictionary<ProblemKind, Telling>
    {
        [ProblemKind.TypeNotPartial] = new(Descriptors.NotPartial, static found => [found[0], $"[{found[1]}] adds members to it"]),
        [ProblemKind.ContainingTypeNotPartial] = new(Descriptors.NotPartial, static found => [found[0], $"members are added to '{found[1]}' inside it"]),
        [ProblemKind.TypeNotSupported] = new(Descriptors.TypeNotSupported),
        [ProblemKind.InvalidName] = new(Descriptors.InvalidName),
        [ProblemKind.NoInitialState] = new(
            Descriptors.NotConstructible,
            static found => [found[0], "has no state to begin with. Give it a parameterless constructor, or a static Initial of its own type."]),
        [ProblemKind.HandlerParametersNotUnderstood] = new(Descriptors.HandlerNotUnderstood),
        [ProblemKind.HandlerReturnNotUnderstood] = new(Descriptors.HandlerNotUnderstood, static found => [found[0], $"returns '{found[1]}'"]),
        [ProblemKind.MethodNotAccessible] = new(Descriptors.MethodNotAccessible),
        [ProblemKind.ApplySignatureNotUnderstood] = new(Descriptors.ApplyNotUnderstood),
        [ProblemKind.TakenTypeIsNoEvent] = new(Descriptors.TakenTypeIsNoEvent),
        [ProblemKind.AnnotationsExclude] = new(Descriptors.AnnotationsExclude),
        [ProblemKind.EventAppliedTwice] = new(Descriptors.EventAppliedTwice),
        [ProblemKind.EventNotAnnotated] = new(Descriptors.NotAnEvent),
        [ProblemKind.CommandHandledTwice] = new(Descriptors.CommandHandledTwice, static found => [found[0], $"both times by '{found[1]}'"]),
        [ProblemKind.IdentityNotNamed] = new(Descriptors.IdentityNotNamed),
        [ProblemKind.IdentityMissingEverywhere] = new(Descriptors.IdentityMissingEverywhere),
        [ProblemKind.IdentityMissing] = new(Descriptors.IdentityMissing),
        [ProblemKind.IdentityTypeNotSupported] = new(Descriptors.IdentityTypeNotSupported),
        [ProblemKind.IdentityWithoutText] = new(Descriptors.IdentityWithoutText),
        [ProblemKind.IdentityTypesDisagree] = new(Descriptors.IdentityTypesDisagree),
        [ProblemKind.EventNotApplied] = new(Descriptors.EventNotApplied),
        [ProblemKind.NotAnAggregate] = new(Descriptors.NotAnAggregate),
        [ProblemKind.HandlerNotConstructible] = new(
            Descriptors.NotConstructible,
            static found => [found[0], "has instance handlers but no parameterless constructor. Add one, or make the handlers static."]),
        [ProblemKind.ApplicationHasBaseClass] = new(
            Descriptors.ApplicationNotUnderstood,
            static found => [found[0], $"derives from '{found[1]}', but an application derives from EdictApplication. Remove the base class."]),
        [ProblemKind.ApplicationHasConstructor] = new(
            Descriptors.ApplicationNotUnderstood,
            static found => [found[0], "has a constructor of its own, but an application is made by StartAsync alone. Remove the constructor."]),
        [ProblemKind.ApplicationIsRecord] = new(
            Descriptors.ApplicationNotUnderstood,
            static found => [found[0], "is a record, but an application runs and is no value. Make it a class."]),
        [ProblemKind.MiddlewareNotUsable] = new(Descriptors.ApplicationNotUnderstood, static found => [found[0], $"cannot be middleware: it {found[1]}."]),
        [ProblemKind.ModuleContractMismatch] = new(Descriptors.ModuleContractMismatch),
        [ProblemKind.TypeWithoutModule] = new(Descriptors.TypeWithoutModule),
        [ProblemKind.StateOfNoAggregate] = new(Descriptors.StateOfNoAggregate),
        [ProblemKind.SnapshotsTooOften] = new(Descriptors.SnapshotsTooOften),
        [ProblemKind.EventPropertyNotSerializable] = new(Descriptors.NotSerializable, static found => [found[0], found[1], found[2], Sentence(found[3])]),
        [ProblemKind.EventNotConstructible] = new(
            Descriptors.NotSerializable,
            static found => [found[0], found[1], found[2], "no constructor can be called with its properties. Give it one whose parameters are named as they are."]),
        [ProblemKind.EventContainsItself] = new(
            Descriptors.NotSerializable, static found => [found[0], found[1], found[2], "it contains itself. Refer to it by an id instead."]),
        [ProblemKind.JsonAttributeNotFollowed] = new(
            Descriptors.JsonAttributeNotFollowed, static found => [found[0], found[1], found[2], Sentence(found[3])]),
        [ProblemKind.JsonConverterNotUsable] = new(
            Descriptors.JsonConverterNotUsable, static found => [found[0], found[1], found[2], Sentence(found[3])]),
        [ProblemKind.HierarchyNotStorable] = new(
            Descriptors.HierarchyNotStorable, static found => [found[0], found[1], found[2], Sentence(found[3])]),
        [ProblemKind.EventMethodNotUnderstood] = new(Descriptors.EventMethodNotUnderstood),
        [ProblemKind.ProjectionMethodNotUnderstood] = new(Descriptors.ProjectionMethodNotUnderstood),
        [ProblemKind.SessionsDisagree] = new(Descriptors.SessionsDisagree),
        [ProblemKind.NoEventHandled] = new(Descriptors.NoEventHandled),
        [ProblemKind.EventHandledTwice] = new(
            Descriptors.EventAmbiguous, static found => [found[0], found[1], "both of which take that type. Remove one of the two."]),
        [ProblemKind.EventHandlerNotConstructible] = new(
            Descriptors.NotConstructible,
            static found => [found[0], "is made by generated code, but has not exactly one constructor that is public or internal and sets all that is required"]),
        [ProblemKind.ConventionNotUnderstood] = new(Descriptors.ConventionNotUnderstood),
        [ProblemKind.SettingNotUsable] = new(Descriptors.SettingNotUsable),
        [ProblemKind.UpcastNotUnderstood] = new(Descriptors.UpcastNotUnderstood),
    }.ToImmutableDictionary();

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [.. Tellings.Values.Select(static telling => telling.Descriptor).Distinct().OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static Diagnostic Tell(ProblemKind kind, Location location, string[] found)
    {
        Telling telling = Tellings[kind];
        return Diagnostic.Create(telling.Descriptor, location, [.. (telling.Arguments?.Invoke(found) ?? found).Cast<object>()]);
    }

    private static string Sentence(string reason) => reason + ".";

    private sealed record Telling(DiagnosticDescriptor Descriptor, Func<string[], string[]>? Arguments = null);
}
