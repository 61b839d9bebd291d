using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.State;

/// <summary>Finds out where an aggregate's first state comes from.</summary>
internal static class InitialStateParser
{
    public const string MemberName = "Initial";

    public static InitialState Parse(INamedTypeSymbol type, IProblemSink? problems)
    {
        if (type.GetMembers(MemberName).Any(member => GivesInitial(member, type)))
        {
            return InitialState.StaticMember;
        }

        if (Construction.NeedsNothing(type))
        {
            return InitialState.Constructor;
        }

        if (AnnotatedType.FindWithoutObjects(type) is null)
        {
            problems?.Report(ProblemKind.NoInitialState, SourceLocations.NameOf(type), AnnotatedType.Display(type));
        }

        return InitialState.Missing;
    }

    private static bool GivesInitial(ISymbol member, INamedTypeSymbol type) => member switch
    {
        IPropertySymbol { IsStatic: true, GetMethod: not null } property => SymbolEqualityComparer.Default.Equals(property.Type, type),
        IFieldSymbol { IsStatic: true } field => SymbolEqualityComparer.Default.Equals(field.Type, type),
        _ => false,
    };
}
