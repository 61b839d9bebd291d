using Edict.Generators.Parsing.Serialization;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.State;

/// <summary>
/// Proves that values of a type never change, so that they can be shared. It asks the fields, which say the truth about setters as well.
/// </summary>
/// <param name="isStored">
/// Whether objects are of exactly the type that is declared and hold what their properties show, as is true of all that a serializer makes;
/// otherwise a class that can be derived from, or whose fields a reference assembly may hide, proves nothing.
/// </param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class Immutability(bool isStored, CancellationToken cancellation)
{
    private static readonly HashSet<string> FrameworkTypes =
    [
        "System.Uri", "System.Version", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly",
        "System.TimeSpan", "System.Half", "System.Int128", "System.UInt128", "System.Index", "System.Range", "System.Numerics.BigInteger",
        "System.Text.Rune", "System.Globalization.CultureInfo", "System.Text.Json.JsonElement", "System.Net.IPNetwork",
    ];

    private readonly Dictionary<ITypeSymbol, bool> _known = new(SymbolEqualityComparer.Default);

    public bool Holds(ITypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_known.TryGetValue(type, out bool known))
        {
            return known;
        }

        // A type that contains itself is immutable unless something else in it is not.
        _known[type] = true;
        return _known[type] = Judge(type);
    }

    private bool Judge(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_DateTime or SpecialType.System_Decimal } => true,
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_Double } => true,
        { TypeKind: TypeKind.Enum } => true,
        INamedTypeSymbol named when EdictTypes.IsFramework(named) => JudgeFramework(named),
        INamedTypeSymbol several when isStored && Hierarchies.IsBase(type) => Hierarchies.KindsOf(several).All(kind => FieldsHold(kind.Type)),
        INamedTypeSymbol { TypeKind: TypeKind.Struct } structure => FieldsHold(structure),
        INamedTypeSymbol { TypeKind: TypeKind.Class } reference => (isStored || IsExactlyKnown(reference)) && FieldsHold(reference),
        _ => false,
    };

    private bool JudgeFramework(INamedTypeSymbol type) =>
        (type.Arity == 0 && FrameworkTypes.Contains($"{TypeReader.Namespace(type)}.{type.Name}"))
        || ((IsImmutableCollection(type) || IsContainerOfValues(type)) && type.TypeArguments.All(Holds));

    private static bool IsImmutableCollection(INamedTypeSymbol type) =>
        type.Arity > 0
        && TypeReader.Namespace(type) is "System.Collections.Immutable" or "System.Collections.Frozen"
        && type.ContainingType is null;

    private static bool IsContainerOfValues(INamedTypeSymbol type) =>
        type.IsTupleType
        || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || (type.Name == "KeyValuePair" && TypeReader.Namespace(type) == "System.Collections.Generic");

    // An object of a class that can be derived from may be of a type that changes; of events it is agreed that none does.
    private static bool IsExactlyKnown(INamedTypeSymbol type) =>
        (type.IsSealed || (EdictTypes.FindEvent(type) is not null && !type.IsAbstract)) && IsInSource(type);

    private bool FieldsHold(INamedTypeSymbol type)
    {
        // A field of a struct may change: whoever holds the struct in a field that does not has a copy of its own.
        bool mayChange = type.TypeKind == TypeKind.Struct;
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            if (HidesFields(part))
            {
                return false;
            }

            bool isInSource = IsInSource(part);
            foreach (ISymbol member in part.GetMembers())
            {
                if (member switch
                {
                    IFieldSymbol field => Changes(field, mayChange),
                    IPropertySymbol property => !isInSource && Changes(property, mayChange),
                    _ => false,
                })
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool HidesFields(INamedTypeSymbol part) =>
        !isStored && ((part.TypeKind == TypeKind.Class && !IsInSource(part)) || CopyParser.HidesFields(part, cancellation));

    private bool Changes(IFieldSymbol field, bool mayChange) => !field.IsStatic && (!(mayChange || field.IsReadOnly) || !Holds(field.Type));

    // Reference assemblies have no private fields, but they have the setters.
    private bool Changes(IPropertySymbol property, bool mayChange) =>
        !property.IsStatic
        && ((!mayChange && property.SetMethod is { IsInitOnly: false }) || (IsKept(property) && !Holds(property.Type)));

    private static bool IsKept(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public && !property.IsIndexer
        && (property.SetMethod is not null || property.ContainingType.InstanceConstructors.Any(constructor =>
            constructor.Parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase))));

    private static bool IsInSource(INamedTypeSymbol type) => SourceLocations.AreOf(type);
}
