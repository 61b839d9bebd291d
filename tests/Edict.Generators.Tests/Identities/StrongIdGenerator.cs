using Microsoft.CodeAnalysis;

namespace Edict.Generators.Tests.Identities;

/// <summary>
/// A small generator of strongly typed ids, as others use them: it completes the partial types that carry <c>[StrongId]</c> or
/// <c>[PrefixedId]</c>, and the commands that carry <c>[WithId]</c>.
/// </summary>
#pragma warning disable RS1036, RS1038, RS1041 // It runs in tests only.
internal sealed class StrongIdGenerator : IIncrementalGenerator
#pragma warning restore RS1036, RS1038, RS1041
{
    private const string Attributes =
        """
        internal sealed class StrongIdAttribute : System.Attribute;
        internal sealed class PrefixedIdAttribute : System.Attribute;
        internal sealed class WithIdAttribute : System.Attribute;
        """;

    private const string Parsing =
        """
        : global::System.IParsable<NAME>
        {
            public static NAME Parse(string text, global::System.IFormatProvider? provider) => new(global::System.Guid.Parse(text.Substring(PREFIX.Length)));

            public static bool TryParse(string? text, global::System.IFormatProvider? provider, out NAME id)
            {
                id = default;
                return false;
            }

            public override string ToString() => PREFIX + Value.ToString("N");
        """;

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddSource("Attributes.cs", Attributes));
        Complete(context, "StrongIdAttribute", static name =>
            $"partial struct {name} {Parsing.Replace("NAME", name).Replace("PREFIX", "\"id-\"")} public {name}(global::System.Guid value) => Value = value; public global::System.Guid Value {{ get; }} }}");
        Complete(context, "PrefixedIdAttribute", static name =>
            $"partial record struct {name} {Parsing.Replace("NAME", name).Replace("PREFIX", "\"p-\"")} }}");
        Complete(context, "WithIdAttribute", static name =>
            $"partial record {name} {{ public OrderId Id {{ get; init; }} public WrittenId Whole => new(5); }} public readonly record struct WrittenId(int Value) : global::System.IParsable<WrittenId> {{ public static WrittenId Parse(string text, global::System.IFormatProvider? provider) => new(0); public static bool TryParse(string? text, global::System.IFormatProvider? provider, out WrittenId id) {{ id = default; return false; }} public override string ToString() => $\"w{{Value}}\"; }}");
    }

    private static void Complete(IncrementalGeneratorInitializationContext context, string attribute, Func<string, string> write)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute, static (_, _) => true, static (found, _) => found.TargetSymbol.Name);
        context.RegisterSourceOutput(names, (output, name) => output.AddSource($"{name}.cs", "#nullable enable\n" + write(name)));
    }
}
