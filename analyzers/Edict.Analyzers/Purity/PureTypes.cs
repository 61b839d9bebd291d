using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.EventHandlers;
using Edict.Generators.Parsing.Upcasting;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Purity;

/// <summary>Knows the members from which purity is demanded.</summary>
internal sealed class PureTypes
{
    private readonly INamedTypeSymbol _aggregate;
    private readonly INamedTypeSymbol _commandHandler;
    private readonly INamedTypeSymbol _handles;
    private readonly INamedTypeSymbol _applies;

    private PureTypes(INamedTypeSymbol aggregate, INamedTypeSymbol commandHandler, INamedTypeSymbol handles, INamedTypeSymbol applies)
    {
        _aggregate = aggregate;
        _commandHandler = commandHandler;
        _handles = handles;
        _applies = applies;
    }

    /// <summary>Null in a compilation that does not know Edict.</summary>
    public static PureTypes? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Edict.AggregateAttribute") is { } aggregate
        && compilation.GetTypeByMetadataName("Edict.CommandHandlerAttribute`1") is { } commandHandler
        && compilation.GetTypeByMetadataName("Edict.HandlesAttribute") is { } handles
        && compilation.GetTypeByMetadataName("Edict.AppliesAttribute") is { } applies
            ? new PureTypes(aggregate, commandHandler, handles, applies)
            : null;

    /// <summary>The members of a type from which purity is demanded, in the order of their declaration.</summary>
    public IEnumerable<PureRoot> RootsOf(INamedTypeSymbol type, ImpureSymbols symbols) =>
        RootsOfAggregates(type, symbols).Concat(UpcasterParser.MethodsOf(type)
            .Where(method => !symbols.IsAsynchronous(method))
            .Select(static method => new PureRoot(method, PureDuty.Upcasts, Signature(method))));

    private IEnumerable<PureRoot> RootsOfAggregates(INamedTypeSymbol type, ImpureSymbols symbols)
    {
        if (type.TypeKind != TypeKind.Class)
        {
            return [];
        }

        bool isAggregate = Has(type, _aggregate);
        return isAggregate || Has(type, _commandHandler)
            ? type.GetMembers().SelectMany(member => RootsOf(member, isAggregate, symbols))
            : RootsOfBase(type, symbols);
    }

    private IEnumerable<PureRoot> RootsOf(ISymbol member, bool isAggregate, ImpureSymbols symbols)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && DutyOf(method) is { } duty)
        {
            return symbols.IsAsynchronous(method) ? [] : [new PureRoot(method, duty, Signature(method))];
        }

        return isAggregate && BeginsState(member)
            ? [new PureRoot(member, PureDuty.Begins, member is IMethodSymbol ? $"{member.ContainingType.Name}()" : member.Name)]
            : [];
    }

    // A base class of aggregates carries no attribute of its own. What handles or applies synchronously there is an aggregate's, unless
    // another annotation of Edict says that the class is something else, or the method is one of an event handler.
    private IEnumerable<PureRoot> RootsOfBase(INamedTypeSymbol type, ImpureSymbols symbols) =>
        type.IsSealed || type.IsStatic || HasAnotherDuty(type)
            ? []
            : type.GetMembers().Where(member => !HandlesEvents(member)).SelectMany(member => RootsOf(member, isAggregate: false, symbols));

    private bool HandlesEvents(ISymbol member) =>
        member is IMethodSymbol method && Has(method, _handles) && (IsOfEventHandler(method) || IsOfProjection(method));

    private static bool IsOfEventHandler(IMethodSymbol method) =>
        EventParameters.Read(method, isOfProjection: false) is { Event: { } @event, Shape: var shape, More.Count: var more }
        && (more > 0 || shape != EventShape.Single || EdictTypes.FindEvent(@event) is not null);

    // A handler of commands, too, may take two objects.
    private static bool IsOfProjection(IMethodSymbol method) =>
        EventParameters.Read(method, isOfProjection: true) is { Event: { } @event, Session: var session }
        && (EdictTypes.FindEvent(@event) is not null || EdictTypes.IsEdict(session, "ReadModel"));

    private bool HasAnotherDuty(INamedTypeSymbol type) => type.GetAttributes().Any(attribute =>
        SymbolEqualityComparer.Default.Equals(attribute.AttributeClass?.ContainingAssembly, _aggregate.ContainingAssembly));

    private PureDuty? DutyOf(IMethodSymbol method) => Has(method, _handles) ? PureDuty.Handles : Has(method, _applies) ? PureDuty.Applies : null;

    // The initial state is what the parameterless constructor, or a static Initial, gives; both begin a replay.
    private static bool BeginsState(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true, IsImplicitlyDeclared: false } => true,
        IFieldSymbol { IsImplicitlyDeclared: false } field => !field.IsStatic || field.Name == "Initial",
        IPropertySymbol property => !property.IsIndexer && (!property.IsStatic || property.Name == "Initial"),
        _ => false,
    };

    private static string Signature(IMethodSymbol method) =>
        $"{method.Name}({string.Join(", ", method.Parameters.Select(static parameter => parameter.Type.Name))})";

    private static bool Has(ISymbol symbol, INamedTypeSymbol attributeType) => symbol.GetAttributes().Any(attribute =>
        SymbolEqualityComparer.Default.Equals(attribute.AttributeClass?.OriginalDefinition, attributeType));
}
