using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Edict.Generators.Parsing.Wrappers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Analyzers.Routing;

/// <summary>
/// The types of identity that the commands of each aggregate carry, as the manifests of this and the referenced assemblies say. Read when
/// first asked for.
/// </summary>
internal sealed class KnownIdentities(Compilation compilation, CancellationToken cancellation)
{
    private readonly Lazy<ILookup<string, RoutedIdentity>> _byAggregate = new(() => ManifestReader.ReadIdentities(compilation, cancellation)
        .ToLookup(static identity => identity.Aggregate, StringComparer.Ordinal));

    /// <summary>What should be given instead; <see langword="null"/> when what is given may be right.</summary>
    public ITypeSymbol? FindExpected(AggregateRead read, ITypeSymbol given)
    {
        if (IsUnclear(given) || AttributeReader.Argument<string>(EdictTypes.FindAggregate(read.Asked)!, 0) is not { } name)
        {
            return null;
        }

        IEnumerable<string> namespaces = AttributeReader.Array<string>(read.Annotation, "Namespaces");
        ITypeSymbol?[] carried =
        [
            .. _byAggregate.Value[name]
                .Where(identity => ApplicationModel.Takes(namespaces, TypeReader.Namespace(identity.Handler)))
                .Select(static identity => identity.Type),
        ];
        bool isText = EdictTypes.IsEdict(read.Call.TargetMethod.Parameters[0].Type, "AggregateIdentity");
        return carried.Any(type => type is null || (isText ? MayHaveTextOf(type, given) : MayBe(type, given))) ? null : carried.FirstOrDefault();
    }

    // What a variable of so wide a type holds is known at run time, and a text may be that of any identity.
    private static bool IsUnclear(ITypeSymbol given) =>
        given.SpecialType is SpecialType.System_Object or SpecialType.System_String or SpecialType.System_ValueType
        || given.TypeKind is TypeKind.Interface or TypeKind.TypeParameter or TypeKind.Dynamic or TypeKind.Error
        || EdictTypes.IsEdict(given, "AggregateIdentity");

    private bool MayBe(ITypeSymbol carried, ITypeSymbol given)
    {
        ITypeSymbol type = given is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : given;
        return compilation.ClassifyConversion(type, carried) is { Exists: true, IsUserDefined: false, IsNumeric: false, IsEnumeration: false };
    }

    // Guid and integers are taken as their text: no Guid has the text of an integer.
    private bool MayHaveTextOf(ITypeSymbol carried, ITypeSymbol given)
    {
        ITypeSymbol inner = carried;
        while (IdentityTypes.Read(inner, out _, cancellation) is { Kind: IdentityKind.Wrapper, MayBeParsable: false }
            && SingleValueWrapper.Find(inner) is { } wrapper)
        {
            inner = wrapper.Property.Type;
        }

        return IdentityTypes.Read(inner, out _, cancellation) is not { Kind: IdentityKind.Convertible }
            || EdictTypes.IsGuid(inner) == EdictTypes.IsGuid(given);
    }
}
