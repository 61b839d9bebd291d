using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Wrappers;

/// <summary>A struct or record that wraps one value, such as <c>readonly record struct AccountId(Guid Value)</c>.</summary>
/// <param name="Type">The wrapping type.</param>
/// <param name="Property">The readable property that gives the value.</param>
/// <param name="Constructor">The constructor that takes the value alone; <see langword="null"/> when code beside the type cannot call one.</param>
internal sealed record SingleValueWrapper(INamedTypeSymbol Type, IPropertySymbol Property, IMethodSymbol? Constructor)
{
    /// <summary>What a type wraps; <see langword="null"/> when it is no wrapper as far as it is written.</summary>
    public static SingleValueWrapper? Find(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named || !MayWrap(named))
        {
            return null;
        }

        List<IFieldSymbol> fields = [.. Members<IFieldSymbol>(named).Where(static field => !field.IsStatic).Take(2)];
        if (fields.Count > 1)
        {
            return null;
        }

        List<IPropertySymbol> properties = [.. ReadableProperties(named)];
        return FindByConstructor(named, properties) ?? FindByField(named, fields, properties);
    }

    private static bool MayWrap(INamedTypeSymbol type) =>
        (type.TypeKind == TypeKind.Struct || type is { TypeKind: TypeKind.Class, IsRecord: true, IsAbstract: false })
        && type is { IsTupleType: false, IsRefLikeType: false, SpecialType: SpecialType.None }
        && !EdictTypes.IsFramework(type);

    // A constructor that takes exactly what a property gives. Private fields of a built library are not seen, so that a second
    // property that can be set counts against it.
    private static SingleValueWrapper? FindByConstructor(INamedTypeSymbol type, List<IPropertySymbol> properties)
    {
        List<SingleValueWrapper> found =
        [
            .. from property in properties
               from constructor in Constructors(type)
               where IsSame(constructor.Parameters[0].Type, property.Type)
                   && string.Equals(constructor.Parameters[0].Name, property.Name, StringComparison.OrdinalIgnoreCase)
               select new SingleValueWrapper(type, property, constructor),
        ];
        return found.Count == 1 && !properties.Any(other => other.SetMethod is not null && !IsSame(other, found[0].Property)) ? found[0] : null;
    }

    private static SingleValueWrapper? FindByField(INamedTypeSymbol type, List<IFieldSymbol> fields, List<IPropertySymbol> properties)
    {
        if (fields.Count != 1)
        {
            return null;
        }

        List<IPropertySymbol> giving = [.. properties.Where(property => IsSame(property.Type, fields[0].Type))];
        return giving.Count == 1
            ? new SingleValueWrapper(type, giving[0], Constructors(type).FirstOrDefault(constructor => IsSame(constructor.Parameters[0].Type, giving[0].Type)))
            : null;
    }

    private static IEnumerable<IPropertySymbol> ReadableProperties(INamedTypeSymbol type) => Members<IPropertySymbol>(type)
        .Where(static property => property is { IsStatic: false, IsIndexer: false, GetMethod: { } getter }
            && IsReachable(property) && IsReachable(getter))
        .GroupBy(static property => property.Name)
        .Select(static same => same.First());

    private static IEnumerable<IMethodSymbol> Constructors(INamedTypeSymbol type) =>
        type.InstanceConstructors.Where(static constructor => constructor.Parameters.Length == 1 && IsReachable(constructor));

    private static IEnumerable<TMember> Members<TMember>(INamedTypeSymbol type)
        where TMember : ISymbol
    {
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            foreach (ISymbol member in part.GetMembers())
            {
                if (member is TMember wanted)
                {
                    yield return wanted;
                }
            }
        }
    }

    private static bool IsReachable(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;

    private static bool IsSame(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
