using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;
using Edict.Generators.Parsing.Upcasting;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>Reads the manifests that referenced assemblies carry. No type of a reference is walked.</summary>
internal static class ManifestReader
{
    private const string Runtime = "Edict";
    private const string Module = "EdictModuleAttribute";

    public static EquatableArray<ModuleModel> Read(Compilation compilation, IProblemSink? problems, CancellationToken cancellation)
    {
        List<ModuleModel> modules = [];
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols.OrderBy(static assembly => assembly.Name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (MayHaveModule(assembly) && Read(assembly, compilation, problems) is { } module)
            {
                modules.Add(module);
            }
        }

        return modules.ToEquatableArray();
    }

    /// <summary>The identities that commands carry, by the manifests of the assembly itself, once it is generated, and of those it refers to.</summary>
    public static IEnumerable<RoutedIdentity> ReadIdentities(Compilation compilation, CancellationToken cancellation)
    {
        foreach (AttributeData row in ReadAll(compilation, "ModuleRouteAttribute", cancellation))
        {
            if ((Text(row, 1), Type(row, 2)) is ({ } aggregate, { } handler))
            {
                yield return new RoutedIdentity(aggregate, handler, AttributeReader.Type(row, "Identity"));
            }
        }
    }

    /// <summary>The events that referenced assemblies offer.</summary>
    public static IEnumerable<INamedTypeSymbol> ReadEvents(Compilation compilation, CancellationToken cancellation) =>
        ReadTypes(compilation, "ModuleEventAttribute", index: 2, cancellation);

    /// <summary>The event handlers that referenced assemblies offer.</summary>
    public static IEnumerable<INamedTypeSymbol> ReadEventHandlers(Compilation compilation, CancellationToken cancellation) =>
        ReadTypes(compilation, "ModuleEventHandlerAttribute", index: 1, cancellation);

    /// <summary>The upcasters that referenced assemblies offer.</summary>
    public static IEnumerable<ReferencedUpcaster> ReadUpcasters(Compilation compilation, CancellationToken cancellation) =>
        ReadRows(Referenced(compilation), "ModuleUpcasterAttribute", cancellation)
            .Select(static row => (Text(row, 0), Type(row, 2)) is ({ } name, { } holder)
                ? new ReferencedUpcaster(name, AttributeReader.Number(row, 1, otherwise: 1), holder, [.. GivenBy(row)])
                : null)
            .OfType<ReferencedUpcaster>();

    /// <summary>The event handlers of the assembly itself, once it is generated, and of those it refers to: each with its stable name.</summary>
    public static IEnumerable<(string Name, INamedTypeSymbol Type)> ReadAllEventHandlers(Compilation compilation, CancellationToken cancellation) =>
        ReadAll(compilation, "ModuleEventHandlerAttribute", cancellation)
            .Where(static row => Text(row, 0) is not null && Type(row, 1) is not null)
            .Select(static row => (Text(row, 0)!, Type(row, 1)!));

    /// <summary>The commands that methods of the assembly itself, once it is generated, and of those it refers to decide on: each with the class of the method.</summary>
    public static IEnumerable<(INamedTypeSymbol Command, INamedTypeSymbol Handler)> ReadAllCommands(Compilation compilation, CancellationToken cancellation) =>
        ReadAll(compilation, "ModuleRouteAttribute", cancellation)
            .Where(static row => Type(row, 0) is not null && Type(row, 2) is not null)
            .Select(static row => (Type(row, 0)!, Type(row, 2)!));

    /// <summary>Whether an assembly carries a manifest, of whatever version: whether the generators ran there.</summary>
    public static bool HasModule(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Any(static attribute => EdictTypes.IsCompilerService(attribute.AttributeClass, Module));

    // Attributes are decoded only where there can be any of ours.
    private static bool MayHaveModule(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == Runtime));

    private static IEnumerable<INamedTypeSymbol> ReadTypes(Compilation compilation, string row, int index, CancellationToken cancellation) =>
        ReadRows(Referenced(compilation), row, cancellation).Select(attribute => Type(attribute, index)).OfType<INamedTypeSymbol>();

    private static IEnumerable<AttributeData> ReadAll(Compilation compilation, string row, CancellationToken cancellation) =>
        ReadRows(Referenced(compilation).Prepend(compilation.Assembly), row, cancellation);

    private static IEnumerable<IAssemblySymbol> Referenced(Compilation compilation) =>
        compilation.SourceModule.ReferencedAssemblySymbols.Where(MayHaveModule);

    private static IEnumerable<AttributeData> ReadRows(IEnumerable<IAssemblySymbol> assemblies, string row, CancellationToken cancellation)
    {
        foreach (IAssemblySymbol assembly in assemblies)
        {
            cancellation.ThrowIfCancellationRequested();
            if (FindModule(assembly) is ({ } module, ModuleNames.ContractVersion))
            {
                foreach (AttributeData attribute in RowsOf(module)[row])
                {
                    yield return attribute;
                }
            }
        }
    }

    private static ModuleModel? Read(IAssemblySymbol assembly, Compilation compilation, IProblemSink? problems)
    {
        if (FindModule(assembly) is not ({ } moduleType, int version))
        {
            return null;
        }

        if (version != ModuleNames.ContractVersion)
        {
            problems?.Report(
                ProblemKind.ModuleContractMismatch, Location.None, assembly.Name, $"{version}", $"{ModuleNames.ContractVersion}");
            return null;
        }

        ILookup<string, AttributeData> attributes = RowsOf(moduleType);
        return new ModuleModel(
            TypeReader.FullName(moduleType),
            Rows(attributes["ModuleAggregateAttribute"], Aggregate, static row => row.Type),
            Rows(attributes["ModuleRouteAttribute"], attribute => Route(attribute, compilation), static row => row.Handler, static row => row.Command),
            Rows(attributes["ModuleEventAttribute"], Event, static row => row.Type),
            Rows(attributes["ModuleCommandAttribute"], Command, static row => row.Type),
            Rows(attributes["ModuleEventHandlerAttribute"], EventHandler, static row => row.Type),
            Rows(attributes["ModuleUpcasterAttribute"], Upcaster, static row => row.Type));
    }

    private static (INamedTypeSymbol Type, int Version)? FindModule(IAssemblySymbol assembly)
    {
        AttributeData? module = assembly.GetAttributes()
            .FirstOrDefault(static attribute => EdictTypes.IsCompilerService(attribute.AttributeClass, Module));
        return module is not null && Type(module, 0) is { } type ? (type, AttributeReader.Number(module, 1, otherwise: 0)) : null;
    }

    // What refers to obsolete types lies on a class within the module.
    private static ILookup<string, AttributeData> RowsOf(INamedTypeSymbol module) => module.GetTypeMembers().Prepend(module)
        .SelectMany(static type => type.GetAttributes())
        .Where(static attribute => attribute.AttributeClass is { } type && EdictTypes.IsCompilerService(type, type.Name))
        .ToLookup(static attribute => attribute.AttributeClass!.Name);

    private static ModuleAggregateModel? Aggregate(AttributeData attribute) =>
        (Text(attribute, 0), Type(attribute, 1), Text(attribute, 2)) is ({ } name, { } type, { } member)
            ? new ModuleAggregateModel(name, TypeReader.Read(type), Identifiers.Escape(member))
            : null;

    private static ModuleRouteModel? Route(AttributeData attribute, Compilation compilation) =>
        (Type(attribute, 0), Text(attribute, 1), Type(attribute, 2), Text(attribute, 3)) is ({ } command, { } aggregate, { } handler, { } member)
            ? new ModuleRouteModel(
                TypeReader.Read(command),
                CommandSubtypes.IsSealed(command),
                compilation.IsSymbolAccessibleWithin(command, compilation.Assembly) && !ObsoleteReader.IsExperimental(command),
                aggregate,
                TypeReader.Read(handler),
                Identifiers.Escape(member),
                AttributeReader.Type(attribute, "Identity") is { } identity ? TypeReader.FullName(identity) : null,
                AttributeReader.Type(attribute, "Base") is INamedTypeSymbol parent ? CommandSubtypes.AsBase(parent) : null)
            : null;

    private static ModuleEventModel? Event(AttributeData attribute) =>
        (Text(attribute, 0), Type(attribute, 2), Text(attribute, 3)) is ({ } name, { } type, { } member)
            ? new ModuleEventModel(name, AttributeReader.Number(attribute, 1, otherwise: 1), TypeReader.Read(type), Identifiers.Escape(member))
            : null;

    private static ModuleCommandModel? Command(AttributeData attribute) =>
        (Text(attribute, 0), Type(attribute, 1), Text(attribute, 2)) is ({ } name, { } type, { } member)
            ? new ModuleCommandModel(name, TypeReader.Read(type), Identifiers.Escape(member))
            : null;

    private static ModuleEventHandlerModel? EventHandler(AttributeData attribute) =>
        (Text(attribute, 0), Type(attribute, 1), Text(attribute, 2)) is ({ } name, { } type, { } member)
            ? new ModuleEventHandlerModel(name, TypeReader.Read(type), Identifiers.Escape(member))
            : null;

    private static ModuleUpcasterModel? Upcaster(AttributeData attribute) =>
        (Text(attribute, 0), Type(attribute, 2), Text(attribute, 3)) is ({ } name, { } type, { } member)
            ? new ModuleUpcasterModel(
                name,
                AttributeReader.Number(attribute, 1, otherwise: 1),
                TypeReader.Read(type),
                Identifiers.Escape(member),
                GivenBy(attribute).Select(TypeReader.FullName).ToEquatableArray())
            : null;

    private static IEnumerable<ITypeSymbol> GivenBy(AttributeData upcaster) =>
        upcaster.ConstructorArguments.Length > 4 && upcaster.ConstructorArguments[4] is { Kind: TypedConstantKind.Array, IsNull: false } given
            ? given.Values.Select(static type => type.Value).OfType<ITypeSymbol>()
            : [];

    // The parts of a module, and so its rows, are in the order of the files that its assembly was compiled of.
    private static EquatableArray<T> Rows<T>(IEnumerable<AttributeData> attributes, Func<AttributeData, T?> read, params Func<T, TypeModel>[] order)
        where T : class, IEquatable<T>
    {
        IOrderedEnumerable<T> rows = attributes.Select(read).OfType<T>().OrderBy(row => order[0](row).FullName, StringComparer.Ordinal);
        return order.Skip(1).Aggregate(rows, static (sorted, next) => sorted.ThenBy(row => next(row).FullName, StringComparer.Ordinal)).ToEquatableArray();
    }

    private static string? Text(AttributeData attribute, int index) => AttributeReader.Argument<string>(attribute, index);

    private static INamedTypeSymbol? Type(AttributeData attribute, int index) => AttributeReader.Argument<INamedTypeSymbol>(attribute, index);
}
