namespace Edict.Generators.Models.Serialization;

/// <summary>How values of one type are written and read wherever they occur.</summary>
/// <param name="Type">How code refers to the type without null.</param>
/// <param name="IsValueType">Whether it is a struct or an enum.</param>
/// <param name="IsNullable">Whether null is a value, too.</param>
/// <param name="Scalar">The name of the reader's and writer's own methods, such as <c>Int32</c>; otherwise empty.</param>
/// <param name="Converter">The name of the generated converter; otherwise empty.</param>
/// <param name="Numbers">Whether numbers may be texts as well.</param>
internal sealed record ValueModel(
    string Type, bool IsValueType, bool IsNullable, string Scalar, string Converter, NumberForm Numbers = NumberForm.Plain)
{
    /// <summary>How code refers to the type, null included.</summary>
    public string DeclaredType => IsNullable ? Type + "?" : Type;

    /// <summary>Whether it is a number that the reader and writer know.</summary>
    public bool IsNumber => Scalar is "SByte" or "Byte" or "Int16" or "UInt16" or "Int32" or "UInt32" or "Int64" or "UInt64"
        or "Int128" or "UInt128" or "Half" or "Single" or "Double" or "Decimal";

    /// <summary>How it is written as a key.</summary>
    public KeyForm Form => Scalar switch
    {
        "" => KeyForm.Converter,
        "String" => KeyForm.String,
        "Boolean" => KeyForm.Boolean,
        _ => IsNumber ? KeyForm.Number : KeyForm.Text,
    };
}
