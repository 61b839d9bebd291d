namespace Edict.Generators.Models.Serialization;

/// <summary>How values of one type are written and read wherever they occur.</summary>
/// <param name="Type">How code refers to the type without null.</param>
/// <param name="IsValueType">Whether it is a struct or an enum.</param>
/// <param name="IsNullable">Whether null is a value, too.</param>
/// <param name="Scalar">The name of the reader's and writer's own methods, such as <c>Int32</c>; otherwise empty.</param>
/// <param name="Converter">The name of the generated converter; otherwise empty.</param>
internal sealed record ValueModel(string Type, bool IsValueType, bool IsNullable, string Scalar, string Converter)
{
    /// <summary>How code refers to the type, null included.</summary>
    public string DeclaredType => IsNullable ? Type + "?" : Type;
}
