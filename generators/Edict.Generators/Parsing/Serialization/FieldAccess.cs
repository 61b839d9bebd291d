using Edict.Generators.Models.Serialization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Finds out how code that lies in an aggregate reaches a field of it or of its base classes.</summary>
/// <param name="aggregate">The aggregate.</param>
/// <param name="compilation">What is compiled.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class FieldAccess(INamedTypeSymbol aggregate, Compilation compilation, CancellationToken cancellation)
{
    private static readonly SymbolDisplayFormat WithConstraints = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGenericsOptions(SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>How it is reached; <see langword="null"/> when in no way.</summary>
    /// <param name="field">The field.</param>
    /// <param name="member">The field, or the property that it lies behind.</param>
    /// <param name="keeps">How a collection in it keeps its comparer.</param>
    public FieldModel? Find(IFieldSymbol field, ISymbol member, KeptComparer keeps)
    {
        bool isRead = IsNamed(member) && (member is not IPropertySymbol { GetMethod: var getter } || (getter is not null && IsAccessible(getter)));
        bool isSet = IsNamed(member) && (member is IPropertySymbol property
            ? property.SetMethod is { IsInitOnly: false } setter && IsAccessible(setter)
            : !field.IsReadOnly);
        INamedTypeSymbol declaring = field.ContainingType;
        if (!declaring.IsGenericType || (isRead && isSet))
        {
            return new(field.Name, TypeReader.FullName(declaring), TypeOf(field), AllowsNull(field), member.Name, isRead, isSet, Generic: null, keeps);
        }

        return declaring.ContainingType is null
            ? new(field.Name, Definition(declaring), TypeOf(field.OriginalDefinition), AllowsNull(field), member.Name, isRead, isSet, Generic(declaring), keeps)
            : null;
    }

    // What a derived class hides or overrides has another meaning by the same name; and a property with code around its field does more.
    private bool IsNamed(ISymbol member)
    {
        INamedTypeSymbol? part = aggregate;
        while (part is not null && part.GetMembers(member.Name).IsEmpty)
        {
            part = part.BaseType;
        }

        return SymbolEqualityComparer.Default.Equals(part, member.ContainingType)
            && IsAccessible(member)
            && member.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(cancellation) is not PropertyDeclarationSyntax declaration || IsPlain(declaration));
    }

    private bool IsAccessible(ISymbol member) => compilation.IsSymbolAccessibleWithin(member, aggregate, aggregate);

    private static bool IsPlain(PropertyDeclarationSyntax property) =>
        property is { ExpressionBody: null, AccessorList: { } accessors }
        && accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null });

    private static bool AllowsNull(IFieldSymbol field) => field.Type.IsReferenceType
        ? StoredTypeNames.AllowsNull(field.Type)
        : field.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static string TypeOf(IFieldSymbol field) =>
        StoredTypeNames.WithoutNull(field.Type) + (StoredTypeNames.AllowsNull(field.Type) ? "?" : "");

    private static string Definition(INamedTypeSymbol type) => TypeReader.FullName(type.OriginalDefinition);

    private static GenericClassModel Generic(INamedTypeSymbol type)
    {
        string definition = type.OriginalDefinition.ToDisplayString(WithConstraints);
        int constraints = definition.IndexOf(" where ", StringComparison.Ordinal);
        return new(
            type.Name,
            $"<{string.Join(", ", type.TypeParameters.Select(static parameter => parameter.Name))}>",
            constraints < 0 ? "" : definition.Substring(constraints + 1),
            $"<{string.Join(", ", type.TypeArguments.Select(StoredTypeNames.WithoutNull))}>");
    }
}
