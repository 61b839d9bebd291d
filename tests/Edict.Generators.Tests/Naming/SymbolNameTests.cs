using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Naming;

/// <summary>Names that are written by hand are those that the compiler displays.</summary>
public sealed class SymbolNameTests
{
    private const string Code =
        """
        public class Outside { public class Inside; }
        public class @class;
        namespace @namespace.Plain.@void
        {
            public class Plain { public struct @struct { public enum Deep; } }
            public class record; public class var; public class async; public class nameof; public class @record;
            public interface IMany<T> { public class Inner; }
            public delegate void Done();
            public class Holder
            {
                public int Number; public string Text; public object Any; public dynamic Dynamic; public nint Native; public int? Perhaps;
                public System.DateTime Time; public System.Guid Id; public (int, Plain) Pair; public int[] Many; public Missing Missing;
                public IMany<Plain> Generic; public IMany<Plain>.Inner Inner; public System.Collections.Generic.List<string> List;
            }
        }
        """;

    [Fact]
    public void A_type_is_named_as_the_compiler_displays_it()
    {
        ITypeSymbol[] types = [.. Types()];

        Assert.True(types.Length > 25, $"{types.Length}");
        Assert.All(types, static type => Assert.Equal(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), SymbolNames.FullName(type)));
    }

    [Fact]
    public void A_namespace_is_named_as_metadata_has_it() => Assert.Equal(
        ["", "System", "namespace.Plain.void"],
        Types().Where(static type => type.Locations.Any(static location => location.IsInSource)).Select(static type => SymbolNames.Of(type.ContainingNamespace)).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<ITypeSymbol> Types()
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Names", [CSharpSyntaxTree.ParseText(Code)], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]);
        INamedTypeSymbol[] declared = [.. Subtypes.All(compilation.Assembly.GlobalNamespace)];
        return
        [
            .. declared,
            .. declared.Single(static type => type.Name == "Holder").GetMembers().OfType<IFieldSymbol>().Select(static field => field.Type),
        ];
    }
}
