using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Diagnostics;

/// <summary>Every diagnostic of Edict: an id that never changes its meaning, and a sentence that says how to mend the code.</summary>
internal static partial class Descriptors
{
    private const string Declarations = "Edict.Declarations";
    private const string Purity = "Edict.Purity";
    private const string Routing = "Edict.Routing";
    private const string Schema = "Edict.Schema";
    private const string Pages = "https://github.com/edict-net/edict/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = Error(
        "EDICT001",
        Declarations,
        "An annotated type is not partial",
        "'{0}' must be partial, because {1}. Add 'partial' to its declaration.");

    public static readonly DiagnosticDescriptor HandlerNotUnderstood = Error(
        "EDICT002",
        Declarations,
        "A handler's signature is not understood",
        "'{0}' is not understood as a handler: it {1}. A [Handles] method takes the command and optionally a CommandContext, and returns an event, null, a tuple or sequence of events, a Decision or void; never a task.");

    public static readonly DiagnosticDescriptor ApplyNotUnderstood = Error(
        "EDICT003",
        Declarations,
        "An apply method's signature is not understood",
        "'{0}' is not understood: an [Applies] method is an instance method that takes one event and returns void, or '{1}' as the state after it");

    public static readonly DiagnosticDescriptor CommandHandledTwice = Error(
        "EDICT004",
        Routing,
        "A command is handled twice",
        "Command '{0}' is handled twice, {1}. Remove one of the two [Handles] methods.");

    public static readonly DiagnosticDescriptor IdentityMissing = Error(
        "EDICT005",
        Routing,
        "A command lacks the identity property",
        "Command '{0}' has no readable property '{1}', which names the instance of '{2}'. Add the property, or correct Identity in [{3}].");

    public static readonly DiagnosticDescriptor IdentityTypesDisagree = Error(
        "EDICT006",
        Routing,
        "Identity types disagree",
        "{0} is of type '{1}', but {2} is of type '{3}'. Give all commands of an aggregate an identity of one type.");

    public static readonly DiagnosticDescriptor IdentityTypeNotSupported = Error(
        "EDICT007",
        Routing,
        "A type cannot be an identity",
        "'{0}.{1}' is of type '{2}', which cannot be an identity. Use string, Guid, an integer, a struct or record that wraps one of them, or a type with IParsable and a ToString of its own.");

    public static readonly DiagnosticDescriptor EventNotApplied = Error(
        "EDICT008",
        Declarations,
        "A returned event is not applied",
        "'{0}' is returned, but '{1}' has no [Applies] method for it. Add one; it may do nothing.");

    public static readonly DiagnosticDescriptor NotSerializable = Error(
        "EDICT009",
        Schema,
        "A property cannot be stored",
        "'{0}' cannot be stored because of '{1}' of type '{2}': {3}");

    public static readonly DiagnosticDescriptor EventNameTaken = Error(
        "EDICT010",
        Schema,
        "Two events have one name",
        "Events '{0}' and '{1}' are both stored as '{2}', version {3}. Give one of them another name or version.");

    public static readonly DiagnosticDescriptor AggregateNameTaken = Error(
        "EDICT011",
        Schema,
        "Two aggregates have one name",
        "Aggregates '{0}' and '{1}' are both stored as '{2}'. Give one of them another name.");

    public static readonly DiagnosticDescriptor UnhandledCommand = Error(
        "EDICT012",
        Routing,
        "Nobody handles the dispatched command",
        "No aggregate of '{0}' handles '{1}'. Add a [Handles] method that takes it to an aggregate, or to a [CommandHandler<T>] class, in the application's scope.");

    public static readonly DiagnosticDescriptor DiscardedResult = Warning(
        "EDICT013",
        Routing,
        "The result of a dispatch is thrown away",
        "The result says whether the command was accepted, and is thrown away here. Look at it, call EnsureAccepted() on it, or assign it to '_' if it truly does not matter.");

    public static readonly DiagnosticDescriptor ImpureOperation = Error(
        "EDICT014",
        Purity,
        "An aggregate is not pure",
        "'{0}' {1}, but '{2}' must give the same outcome whenever it runs again{3}. {4}");

    public static readonly DiagnosticDescriptor NotAnEvent = Error(
        "EDICT015",
        Schema,
        "A returned type is not an event",
        "'{0}' is returned as an event but has no stable name. Give it [Event(\"...\")].");

    public static readonly DiagnosticDescriptor InvalidName = Error(
        "EDICT016",
        Schema,
        "A stored name or version is not valid",
        "'{0}' cannot be stored as '{1}': a name has one or more characters, that of an event handler at most 200, and no control characters, and a version is 1 or more");

    public static readonly DiagnosticDescriptor ApplicationNotUnderstood = Error(
        "EDICT017",
        Declarations,
        "An application asks for what it cannot have",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor SubtypeNotRouted = Error(
        "EDICT018",
        Routing,
        "A subtype of a command is not handled",
        "'{0}' is a '{1}', which is handled, but nobody handles '{0}': {2}");

    public static readonly DiagnosticDescriptor NotConstructible = Error(
        "EDICT019",
        Declarations,
        "A type cannot be constructed",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor ModuleContractMismatch = Error(
        "EDICT020",
        Routing,
        "A referenced assembly was built for another Edict",
        "Assembly '{0}' was built for version {1} of the contract between generated code and runtime, this one for version {2}. Build both with one version of Edict.");

    public static readonly DiagnosticDescriptor TypeNotSupported = Error(
        "EDICT021",
        Declarations,
        "A type cannot carry the annotation",
        "'{0}' {1}, so that generated code cannot serve it. Use a plain class or record that is at least internal.");

    public static readonly DiagnosticDescriptor IdentityNotNamed = Error(
        "EDICT022",
        Routing,
        "An aggregate does not name its identity",
        "'{0}' handles commands but does not say which of their properties names the instance. Add Identity = nameof(...) to [Aggregate], or to each [Handles].");

    public static readonly DiagnosticDescriptor MethodNotAccessible = Error(
        "EDICT023",
        Declarations,
        "An inherited method cannot be called",
        "'{0}' is annotated in a base class of '{1}' but cannot be called from there. Make it protected.");

    public static readonly DiagnosticDescriptor EventAppliedTwice = Error(
        "EDICT024",
        Declarations,
        "An event is applied twice",
        "'{1}' has two [Applies] methods for '{0}'. Remove one of the two.");

    public static readonly DiagnosticDescriptor NotAnAggregate = Error(
        "EDICT025",
        Declarations,
        "A command handler names no aggregate",
        "'{0}' handles commands of '{1}', which is no aggregate. Name a class with [Aggregate].");

    public static readonly DiagnosticDescriptor JsonAttributeNotFollowed = Error(
        "EDICT030",
        Schema,
        "A JSON attribute is not followed",
        "[{2}] on '{1}' of the stored '{0}' is not followed by generated serializers. {3}");

    public static readonly DiagnosticDescriptor JsonConverterNotUsable = Error(
        "EDICT031",
        Schema,
        "A JSON converter cannot be used",
        "The converter '{2}' of '{1}' in the stored '{0}' cannot be used: it {3}");

    public static readonly DiagnosticDescriptor HierarchyNotStorable = Error(
        "EDICT032",
        Schema,
        "The types of a hierarchy cannot be told apart",
        "'{1}' of the stored '{0}' is a '{2}', whose types cannot all be stored: {3}");

    public static readonly DiagnosticDescriptor IdentityWithoutText = Error(
        "EDICT040",
        Routing,
        "An identity has no text of its own",
        "'{0}.{1}' is of type '{2}', which can be parsed but does not write what it parses. Override ToString in it.");

    public static readonly DiagnosticDescriptor ReadByOtherIdentity = Error(
        "EDICT041",
        Routing,
        "An aggregate is read by an identity of another type",
        "'{0}' is read by a '{1}', but its commands carry a '{2}'. Give that, or the text of one.");

    public static readonly DiagnosticDescriptor CommandAmbiguous = Error(
        "EDICT042",
        Routing,
        "A command has two base types that are handled",
        "'{0}' is a '{1}' and a '{2}', which are handled by different methods. Add a [Handles] method that takes '{0}'.");

    public static readonly DiagnosticDescriptor NoCommandOfType = Error(
        "EDICT043",
        Routing,
        "A handler takes a type of which there is no command",
        "Nothing is ever given to '{0}': no command without a handler of its own derives from '{1}', neither here nor where '{1}' is declared. Declare one, or remove the method.");

    public static readonly DiagnosticDescriptor UnknownAggregate = Error(
        "EDICT050",
        Routing,
        "What is read is no aggregate of the application",
        "'{0}' is no aggregate of '{1}': {2}");

    public static readonly DiagnosticDescriptor TypeWithoutModule = Error(
        "EDICT051",
        Routing,
        "A type lies in an assembly in which the generators did not run",
        "'{0}' lies in assembly '{1}', in which Edict's generators did not run, so that no application can take it. Let that project refer to the package Edict itself.");

    public static readonly DiagnosticDescriptor StrayAnnotation = Error(
        "EDICT060",
        Declarations,
        "An annotated method is never called",
        "'{0}' carries [{1}], but {2}");

    public static readonly DiagnosticDescriptor TakenTypeIsNoEvent = Error(
        "EDICT061",
        Declarations,
        "What is taken as an event is none",
        "'{1}' takes '{0}', which is no event and no base class of one. Give it [Event(\"...\")], or take the event.");

    public static readonly DiagnosticDescriptor AnnotationsExclude = Error(
        "EDICT062",
        Declarations,
        "Two annotations exclude each other",
        "'{0}' carries [{1}] and [{2}], which exclude each other. Remove one of the two.");

    public static readonly DiagnosticDescriptor NamespaceEmpty = Error(
        "EDICT063",
        Declarations,
        "An application takes a namespace that has nothing to take",
        "'{0}' takes the namespace '{1}', in which lies no aggregate, command handler, event handler, upcaster, event or named command. Correct its name in Namespaces.");

    public static readonly DiagnosticDescriptor EventOutOfScope = Error(
        "EDICT064",
        Schema,
        "An application takes an aggregate, event handler or upcaster without its events",
        "'{0}' takes '{1}' but not its event '{2}'. Add the namespace '{3}' to Namespaces.");

    public static readonly DiagnosticDescriptor IdentityMissingEverywhere = Error(
        "EDICT065",
        Routing,
        "No command has the identity property",
        "No command of '{0}' has a readable property '{1}'. Correct Identity in [Aggregate].");

    public static readonly DiagnosticDescriptor CommandNameTaken = Error(
        "EDICT066",
        Schema,
        "Two commands have one name",
        "Commands '{0}' and '{1}' both have the name '{2}'. Give one of them another name.");

    public static readonly DiagnosticDescriptor StateOfNoAggregate = Error(
        "EDICT067",
        Declarations,
        "A stored state belongs to no aggregate",
        "'{0}' carries [StoredState] but is no aggregate. Give it [Aggregate(\"...\")], or remove [StoredState].");

    public static readonly DiagnosticDescriptor StateNotStored = Error(
        "EDICT068",
        Routing,
        "The state that is read cannot be written",
        "'{0}' has no [StoredState], so that there is no serializer of its state. Add it to the class, or read what is needed by ReadAsync.");

    public static readonly DiagnosticDescriptor SnapshotsTooOften = Error(
        "EDICT069",
        Schema,
        "Snapshots lie less than one event apart",
        "'{0}' cannot have a snapshot every {1} events. Give SnapshotEvery 1 or more, or leave it out for no snapshots.");

    private static DiagnosticDescriptor Error(string id, string category, string title, string message) =>
        Create(id, category, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string category, string title, string message) =>
        Create(id, category, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string category, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
