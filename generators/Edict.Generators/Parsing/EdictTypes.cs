using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Recognises the types of Edict and of the framework by their names.</summary>
internal static class EdictTypes
{
    public const string Aggregate = "Edict.AggregateAttribute";
    public const string CommandHandler = "Edict.CommandHandlerAttribute`1";
    public const string Event = "Edict.EventAttribute";
    public const string EventHandler = "Edict.EventHandlerAttribute";
    public const string Projection = "Edict.ProjectionAttribute";
    public const string StoredState = "Edict.StoredStateAttribute";
    public const string Command = "Edict.CommandAttribute";
    public const string Application = "Edict.ApplicationAttribute";
    public const string Upcasts = "Edict.UpcastsAttribute";

    private static readonly (string Name, int Arity)[] TypeAnnotations =
    [
        ("ApplicationAttribute", 0), ("AggregateAttribute", 0), ("CommandHandlerAttribute", 1), ("EventHandlerAttribute", 0), ("ProjectionAttribute", 0),
        ("EventAttribute", 0), ("CommandAttribute", 0),
    ];

    public static bool IsEdict(ITypeSymbol? type, string name, int arity = 0) =>
        type is INamedTypeSymbol named && named.Name == name && named.Arity == arity && IsNamespace(named.ContainingNamespace, "Edict");

    public static bool IsCompilerService(ITypeSymbol? type, string name) =>
        type is { } && type.Name == name
        && type.ContainingNamespace is { Name: "CompilerServices" } space && IsNamespace(space.ContainingNamespace, "Edict");

    public static bool IsGuid(ITypeSymbol type) => type.Name == "Guid" && IsNamespace(type.ContainingNamespace, "System");

    public static AttributeData? FindAggregate(ITypeSymbol type) => Find(type, "AggregateAttribute");

    public static AttributeData? FindEvent(ITypeSymbol type) => Find(type, "EventAttribute");

    /// <summary>The annotation of a type that handles stored events: of an event handler, or of a projection, which is one.</summary>
    public static AttributeData? FindEventHandler(ITypeSymbol type) => Find(type, "EventHandlerAttribute") ?? FindProjection(type);

    public static AttributeData? FindProjection(ITypeSymbol type) => Find(type, "ProjectionAttribute");

    public static AttributeData? FindStoredState(ITypeSymbol type) => Find(type, "StoredStateAttribute");

    public static AttributeData? FindConsistent(ITypeSymbol type) => Find(type, "ConsistentAttribute");

    public static AttributeData? FindCommand(ITypeSymbol type) => Find(type, "CommandAttribute");

    /// <summary>The annotation that gives a type a stable name and a serializer of its own; it is an object in JSON then.</summary>
    public static AttributeData? FindStored(ITypeSymbol type) => FindEvent(type) ?? FindCommand(type);

    /// <summary>The annotations that a type carries, each of which makes something else of it, the leading one first.</summary>
    public static IEnumerable<AttributeData> AnnotationsOf(ITypeSymbol type)
    {
        foreach ((string name, int arity) in TypeAnnotations)
        {
            if (MayCarry(type, name) && Find(type, name, arity) is { } annotation)
            {
                yield return annotation;
            }
        }
    }

    /// <summary>Whether an annotation is the leading one of its type. The others are not served, so that one error tells of them.</summary>
    public static bool Leads(AttributeData attribute, ITypeSymbol type) => AnnotationsOf(type).FirstOrDefault() is { } leading
        && SymbolEqualityComparer.Default.Equals(leading.AttributeClass?.OriginalDefinition, attribute.AttributeClass?.OriginalDefinition);

    /// <summary>Whether an annotation is served: the leading one of its type, or one that says more about an aggregate.</summary>
    public static bool Serves(AttributeData attribute, ITypeSymbol type) =>
        IsEdict(attribute.AttributeClass, "StoredStateAttribute") || Leads(attribute, type);

    /// <summary>Whether a type carries an annotation by which members are generated into it.</summary>
    public static bool GetsMembers(ITypeSymbol type) => DecidesOnCommands(type) || FindEventHandler(type) is not null;

    /// <summary>Whether the [Handles] methods of a type take commands.</summary>
    public static bool DecidesOnCommands(ITypeSymbol type) =>
        FindAggregate(type) is not null || type.GetAttributes().Any(static data => IsEdict(data.AttributeClass, "CommandHandlerAttribute", arity: 1));

    public static bool Handles(IMethodSymbol method) => FindHandles(method) is not null;

    public static AttributeData? FindHandles(IMethodSymbol method) => Find(method, "HandlesAttribute");

    public static bool Applies(IMethodSymbol method) => Find(method, "AppliesAttribute") is not null;

    public static AttributeData? FindUpcasts(IMethodSymbol method) => Find(method, "UpcastsAttribute");

    public static bool IsJsonElement(ITypeSymbol type) => type.Name == "JsonElement" && TypeReader.Namespace(type) == "System.Text.Json";

    public static bool IsCancellation(ITypeSymbol type) => type.Name == "CancellationToken" && TypeReader.Namespace(type) == "System.Threading";

    public static bool IsNamespace(INamespaceSymbol? space, string name) =>
        space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: true } && space.Name == name;

    /// <summary>Whether a type lies in <c>System.Text.Json.Serialization</c>.</summary>
    public static bool IsJson(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Serialization", ContainingNamespace: { Name: "Json", ContainingNamespace: { Name: "Text" } text } }
        && IsNamespace(text.ContainingNamespace, "System");

    /// <summary>Whether a type belongs to the framework: to <c>System</c> or a namespace below it.</summary>
    public static bool IsFramework(ITypeSymbol type)
    {
        for (INamespaceSymbol? part = type.ContainingNamespace; part is { IsGlobalNamespace: false }; part = part.ContainingNamespace)
        {
            if (IsNamespace(part, "System"))
            {
                return true;
            }
        }

        return false;
    }

    // Of any other type the compiler says that the attribute is out of place.
    private static bool MayCarry(ITypeSymbol type, string annotation) =>
        type.TypeKind == TypeKind.Class || (type.TypeKind == TypeKind.Struct && annotation is "EventAttribute" or "CommandAttribute");

    private static AttributeData? Find(ISymbol symbol, string attribute, int arity = 0)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (IsEdict(data.AttributeClass, attribute, arity))
            {
                return data;
            }
        }

        return null;
    }
}
