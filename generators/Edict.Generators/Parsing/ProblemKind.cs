namespace Edict.Generators.Parsing;

/// <summary>What a parser can find wrong in user code; the arguments that a report carries are named in brackets.</summary>
internal enum ProblemKind
{
    /// <summary>An annotated type is not partial. [type, attribute]</summary>
    TypeNotPartial,

    /// <summary>A type that contains an annotated type is not partial. [containing type, annotated type]</summary>
    ContainingTypeNotPartial,

    /// <summary>An annotated type is generic, abstract, private or file-local, so that generated code cannot serve it. [type, reason]</summary>
    TypeNotSupported,

    /// <summary>An aggregate's or event's stable name is empty or has a character that no name may have. [type, name]</summary>
    InvalidName,

    /// <summary>An aggregate has neither a parameterless constructor nor a static Initial of its own type. [aggregate type]</summary>
    NoInitialState,

    /// <summary>The parameters of a [Handles] method are not understood. [method, reason]</summary>
    HandlerParametersNotUnderstood,

    /// <summary>The return type of a [Handles] method is not understood. [method, return type]</summary>
    HandlerReturnNotUnderstood,

    /// <summary>An annotated method of a base class cannot be called from the aggregate. [method, aggregate type]</summary>
    MethodNotAccessible,

    /// <summary>An [Applies] method does not take one event and return void or the aggregate. [method, aggregate type]</summary>
    ApplySignatureNotUnderstood,

    /// <summary>An [Applies] method, or a [Handles] method of an event handler, takes a concrete type that is no event. [type, method]</summary>
    TakenTypeIsNoEvent,

    /// <summary>A type carries two annotations that exclude each other. [type, first attribute, second attribute]</summary>
    AnnotationsExclude,

    /// <summary>One aggregate applies an event by two methods. [event type, aggregate type]</summary>
    EventAppliedTwice,

    /// <summary>A handler returns a concrete type that is no event. [type]</summary>
    EventNotAnnotated,

    /// <summary>One class handles a command by two methods. [command type, class]</summary>
    CommandHandledTwice,

    /// <summary>An aggregate with handlers does not name its identity property. [aggregate type]</summary>
    IdentityNotNamed,

    /// <summary>Not one command of an aggregate has the property that it names. [aggregate type, property]</summary>
    IdentityMissingEverywhere,

    /// <summary>A command lacks the identity property. [command type, property, aggregate type, the attribute that names the property]</summary>
    IdentityMissing,

    /// <summary>The identity property has a type that is no identity. [command type, property, property type]</summary>
    IdentityTypeNotSupported,

    /// <summary>The identity property has a parsable type whose text is not its own. [command type, property, property type]</summary>
    IdentityWithoutText,

    /// <summary>Two commands of one aggregate have identities of different types. [command type, property type, first command type, first property type]</summary>
    IdentityTypesDisagree,

    /// <summary>A handler returns an event by its own type, and no [Applies] method takes it. [event type, aggregate type]</summary>
    EventNotApplied,

    /// <summary>A [CommandHandler] names a type that is no aggregate. [class, type]</summary>
    NotAnAggregate,

    /// <summary>A [CommandHandler] class with instance methods has no parameterless constructor. [class]</summary>
    HandlerNotConstructible,

    /// <summary>An [Application] class has a base class of its own. [class, base class]</summary>
    ApplicationHasBaseClass,

    /// <summary>An [Application] class has a constructor of its own. [class]</summary>
    ApplicationHasConstructor,

    /// <summary>Arguments: application.</summary>
    ApplicationIsRecord,

    /// <summary>A middleware type cannot be constructed or is no middleware. [type, reason]</summary>
    MiddlewareNotUsable,

    /// <summary>A referenced assembly was built for another version of the contract. [assembly, its version, expected version]</summary>
    ModuleContractMismatch,

    /// <summary>A type that is used lies in an assembly in which the generators did not run. [type, assembly]</summary>
    TypeWithoutModule,

    /// <summary>A type with [StoredState] is no aggregate. [type]</summary>
    StateOfNoAggregate,

    /// <summary>A [StoredState] asks for a snapshot after less than one event. [type, number]</summary>
    SnapshotsTooOften,

    /// <summary>A property of an event, or of something it holds, has no stored form. [event, path, type, reason]</summary>
    EventPropertyNotSerializable,

    /// <summary>An event, or something it holds, has no constructor that can be called with its properties. [event, path, type]</summary>
    EventNotConstructible,

    /// <summary>Something that an event holds contains its own type. [event, path, type]</summary>
    EventContainsItself,

    /// <summary>A System.Text.Json attribute that no generated serializer follows. [event, path, attribute, reason]</summary>
    JsonAttributeNotFollowed,

    /// <summary>A user's converter that generated code cannot use. [event, path, converter, flaw]</summary>
    JsonConverterNotUsable,

    /// <summary>A [Handles] method of an event handler is not understood. [method, reason]</summary>
    EventMethodNotUnderstood,

    /// <summary>An event handler has no [Handles] method. [event handler]</summary>
    NoEventHandled,

    /// <summary>An event handler takes a type by two methods. [event type, event handler]</summary>
    EventHandledTwice,

    /// <summary>An event handler has not exactly one constructor that can be called. [event handler]</summary>
    EventHandlerNotConstructible,

    /// <summary>A method that is called by its name is declared otherwise. [method, event handler, how it is to be declared]</summary>
    ConventionNotUnderstood,

    /// <summary>An argument of [EventHandler] is out of its range or without effect. [event handler, argument, value, reason]</summary>
    SettingNotUsable,

    /// <summary>A [Handles] method of a projection is not understood. [method, reason]</summary>
    ProjectionMethodNotUnderstood,

    /// <summary>Two methods of a projection write to objects of different types. [method, its type, projection, the type of the first method]</summary>
    SessionsDisagree,

    /// <summary>A type of several types, not each of which can be told from the others. [event, path, type, reason]</summary>
    HierarchyNotStorable,

    /// <summary>An [Upcasts] method is not understood. [method, reason]</summary>
    UpcastNotUnderstood,
}
