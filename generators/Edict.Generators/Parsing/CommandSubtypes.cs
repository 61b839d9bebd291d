using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>
/// Finds the commands that derive from handled types: in the assembly that is compiled, and in those that declare the handled types. It walks
/// these assemblies, so it is asked only where a handled type is not sealed.
/// </summary>
internal static class CommandSubtypes
{
    /// <summary>Whether every object of a command type is of the type itself.</summary>
    public static bool IsSealed(INamedTypeSymbol command) => command.IsSealed || command.IsValueType;

    /// <summary>A handled type, as one from which others may derive.</summary>
    public static CommandBaseModel AsBase(INamedTypeSymbol command) => new(
        TypeReader.Read(command),
        AncestorsOf(command).Where(static ancestor => !EdictTypes.IsFramework(ancestor)).Select(TypeReader.FullName).ToEquatableArray());

    /// <summary>The base classes of a type, the closest first, and then its interfaces.</summary>
    public static IEnumerable<INamedTypeSymbol> AncestorsOf(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type.BaseType; part is not null; part = part.BaseType)
        {
            yield return part;
        }

        foreach (INamedTypeSymbol contract in type.AllInterfaces)
        {
            yield return contract;
        }
    }

    /// <summary>The types that the handlers of a class or module may be given by a base type.</summary>
    public static IEnumerable<BaseNameModel> NamesOf(IEnumerable<HandlerModel> handlers) => handlers
        .Where(static handler => handler.Route.Base is not null)
        .Select(static handler => new BaseNameModel(handler.Route.Command.FullName, handler.Route.BaseAssembly));

    public static EquatableArray<SubtypeModel> Read(Compilation compilation, EquatableArray<BaseNameModel> bases, CancellationToken cancellation)
    {
        if (bases.IsEmpty)
        {
            return [];
        }

        HashSet<string> names = [.. bases.Select(static @base => @base.FullName)];
        HashSet<string> assemblies = [.. bases.Select(static @base => @base.Assembly)];
        List<SubtypeModel> subtypes = [];
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols
            .Where(assembly => assemblies.Contains(assembly.Name))
            .Prepend(compilation.Assembly))
        {
            cancellation.ThrowIfCancellationRequested();
            subtypes.AddRange(Subtypes.All(assembly.GlobalNamespace).Select(type => Read(type, names, compilation)).OfType<SubtypeModel>());
        }

        return subtypes.OrderBy(static subtype => subtype.Type.FullName, StringComparer.Ordinal).ToEquatableArray();
    }

    private static SubtypeModel? Read(INamedTypeSymbol type, HashSet<string> names, Compilation compilation)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false, IsRefLikeType: false })
        {
            return null;
        }

        string[] bases = [.. AncestorsOf(type).Where(static ancestor => !EdictTypes.IsFramework(ancestor)).Select(TypeReader.FullName).Where(names.Contains)];
        return bases.Length > 0 && AnnotatedType.FindUnsupported(type) is null && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)
            ? new SubtypeModel(TypeReader.Read(type), IsSealed(type), bases.ToEquatableArray(), ConsistencyParser.Parse(type))
            : null;
    }
}
