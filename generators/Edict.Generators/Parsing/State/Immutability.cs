using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.State;

/// <summary>Proves that values of a type never change, so that two states may share them.</summary>
internal sealed class Immutability(CancellationToken cancellation)
{
    private static readonly HashSet<string> FrameworkTypes =
    [
        "System.Uri", "System.Version", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly",
        "System.TimeSpan", "System.Half", "System.Int128", "System.UInt128", "System.Index", "System.Range", "System.Numerics.BigInteger",
        "System.Text.Rune", "System.Globalization.CultureInfo",
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
        INamedTypeSymbol { TypeKind: TypeKind.Struct } structure => FieldsHold(structure, mayChange: true),
        INamedTypeSymbol { TypeKind: TypeKind.Class } reference => JudgeClass(reference),
        _ => false,
    };

    private bool JudgeFramework(INamedTypeSymbol type) =>
        FrameworkTypes.Contains($"{TypeReader.Namespace(type)}.{type.Name}")
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
    private bool JudgeClass(INamedTypeSymbol type) =>
        (type.IsSealed || (EdictTypes.FindEvent(type) is not null && !type.IsAbstract))
        && type.Locations.Any(static location => location.IsInSource)
        && FieldsHold(type, mayChange: false);

    private bool FieldsHold(INamedTypeSymbol type, bool mayChange)
    {
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            bool isForeignClass = part.TypeKind == TypeKind.Class && !part.Locations.Any(static location => location.IsInSource);
            if (isForeignClass || CopyParser.HidesFields(part, cancellation))
            {
                return false;
            }

            foreach (IFieldSymbol field in part.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic))
            {
                if (!(mayChange || field.IsReadOnly) || !Holds(field.Type))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
