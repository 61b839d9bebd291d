using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Routing;

/// <summary>A command and the class that handles it.</summary>
/// <param name="Command">The command type.</param>
/// <param name="Handler">The class.</param>
/// <param name="Aggregate">The stable name of the aggregate.</param>
/// <param name="Identity">How code refers to the type of its identity; null when it is not known.</param>
/// <param name="Property">The property that holds the identity; null in another assembly.</param>
/// <param name="Written">The class as it is written in this compilation; null in another assembly.</param>
internal sealed record HandledCommand(
    TypeModel Command, TypeModel Handler, string Aggregate, string? Identity, string? Property, INamedTypeSymbol? Written)
{
    /// <summary>The name of the method that handles it.</summary>
    public Location? Location
    {
        get
        {
            if (Written is null)
            {
                return null;
            }

            IMethodSymbol? method = Written.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(candidate =>
                EdictTypes.Handles(candidate) && candidate.Parameters.Any(parameter => TypeReader.FullName(parameter.Type) == Command.FullName));
            return SourceLocations.NameOf(method ?? (ISymbol)Written);
        }
    }
}
