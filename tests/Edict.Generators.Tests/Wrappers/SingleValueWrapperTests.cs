using Edict.Generators.Parsing.Wrappers;
using Edict.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edict.Generators.Tests.Wrappers;

/// <summary>Which types wrap one value, in the source that is compiled and in a library that was built before.</summary>
public sealed class SingleValueWrapperTests
{
    public static TheoryData<string, string> Types { get; } = new()
    {
        { "public readonly record struct X(Guid Value);", "Value(Guid)" },
        { "public record struct X(int Number);", "Number(int)" },
        { "public sealed record X(string Text);", "Text(string)" },
        { "public record X(string? Text);", "Text(string)" },
        { "public abstract record Id<T>(T Value); public sealed record X(long Value) : Id<long>(Value);", "Value(long)" },
        { "public readonly struct X(int value) { public int Value { get; } = value; }", "Value(int)" },
        { "public readonly struct X { private readonly int _value; public X(int value) => _value = value; public int Value => _value; }", "Value(int)" },
        { "public readonly struct X { public X(int id) => Value = id; public int Value { get; } }", "Value(int)" },
        { "public readonly struct X { private X(int value) => Value = value; public int Value { get; } public static X From(int value) => new(value); }", "Value" },
        { "public struct X { public int Value { get; set; } }", "Value" },
        { "public readonly record struct X(Guid Value) { public bool IsEmpty => Value == Guid.Empty; public string Short => \"\"; }", "Value(Guid)" },
        { "public readonly record struct X(Guid Value) { public X(string text) : this(new Guid(text)) { } public static X New() => new(Guid.Empty); }", "Value(Guid)" },
        { "public readonly record struct Inner(Guid Value); public readonly record struct X(Inner Id);", "Id(Inner)" },
        { "public record X(string Street) { public string Town { get; init; } = \"\"; }", "" },
        { "public readonly record struct X(decimal Amount, string Currency);", "" },
        { "public sealed class X(string value) { public string Value { get; } = value; }", "" },
        { "public abstract record X(string Value);", "" },
        { "public readonly struct X { private readonly int _value; public X(int value) => _value = value; public override string ToString() => $\"{_value}\"; }", "" },
        { "public readonly struct X;", "" },
        { "public enum X { A }", "" },
        { "public interface X { int Value { get; } }", "" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_wraps(string declarations, string expected)
    {
        CSharpCompilation written = EdictProject.Create("Library", [declarations]);
        using MemoryStream image = new();
        Assert.True(written.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation built = EdictProject.Create("Program", [], MetadataReference.CreateFromImage(image.ToArray()));

        Assert.Equal(expected, Describe(written));
        Assert.Equal(expected, Describe(built));
    }

    [Theory]
    [InlineData("public readonly struct X : IParsable<X> { BODY public override string ToString() => \"x\"; }", true, true)]
    [InlineData("public readonly struct X : ISpanParsable<X> { BODY public static X Parse(ReadOnlySpan<char> s, IFormatProvider? p) => default; public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? p, out X x) { x = default; return true; } public override string ToString() => \"x\"; }", true, true)]
    [InlineData("public readonly struct X : IParsable<X>, IFormattable { BODY public string ToString(string? format, IFormatProvider? p) => \"x\"; }", true, true)]
    [InlineData("public readonly struct X : IParsable<X> { BODY }", true, false)]
    [InlineData("public readonly record struct X(int Value) : IParsable<X> { BODY }", true, false)]
    [InlineData("public sealed record X(int Value) : IParsable<X> { BODY }", true, false)]
    [InlineData("public readonly struct X { public override string ToString() => \"x\"; }", false, true)]
    public void A_type_has_a_text_of_its_own(string declarations, bool isParsable, bool isWritten)
    {
        const string parsing = "public static X Parse(string s, IFormatProvider? p) => default!; public static bool TryParse(string? s, IFormatProvider? p, out X x) { x = default!; return true; }";
        CSharpCompilation written = EdictProject.Create("Library", [declarations.Replace("BODY", parsing)]);
        using MemoryStream image = new();
        Assert.True(written.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        CSharpCompilation built = EdictProject.Create("Program", [], MetadataReference.CreateFromImage(image.ToArray()));

        foreach (CSharpCompilation compilation in new[] { written, built })
        {
            Assert.Equal(isParsable, TextForm.IsParsable(compilation.GetTypeByMetadataName("X")!));
            Assert.Equal(isWritten, TextForm.IsWritten(compilation.GetTypeByMetadataName("X")!));
        }
    }

    private static string Describe(CSharpCompilation compilation) => SingleValueWrapper.Find(compilation.GetTypeByMetadataName("X")!) is { } wrapper
        ? wrapper.Property.Name + (wrapper.Constructor is { } constructor
            ? $"({constructor.Parameters[0].Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)})"
            : "")
        : "";
}
