using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The code that writes or reads one value.</summary>
internal static class ValueEmitter
{
    /// <summary>Statements that write a value.</summary>
    /// <param name="assemblyName">The assembly that is compiled.</param>
    /// <param name="value">What kind of value.</param>
    /// <param name="expression">The value in code.</param>
    /// <param name="local">A free name.</param>
    public static string Write(string assemblyName, ValueModel value, string expression, string local)
    {
        if (!value.IsNullable)
        {
            return WriteKnown(assemblyName, value, expression);
        }

        return value.Scalar == "String"
            ? $"writer.WriteStringOrNull({expression});"
            : Source.Block(
                $$"""
                if ({{expression}} is { } {{local}})
                {
                    {{WriteKnown(assemblyName, value, local)}}
                }
                else
                {
                    writer.WriteNull();
                }
                """);
    }

    /// <summary>An expression that reads a value.</summary>
    public static string Read(string assemblyName, ValueModel value)
    {
        if (!value.IsNullable)
        {
            return ReadKnown(assemblyName, value);
        }

        return value.Scalar == "String"
            ? "reader.ReadStringOrNull()"
            : $"reader.TryNull() ? null : {ReadKnown(assemblyName, value)}";
    }

    private static string WriteKnown(string assemblyName, ValueModel value, string expression) => value.Scalar switch
    {
        "" => $"{Runtime.Converter(assemblyName, value.Converter)}.Write(ref writer, {expression});",
        _ when value.IsNumber && value.Numbers == NumberForm.Text => $"writer.WriteNumberText({expression});",
        "SByte" or "Int16" or "Int32" => $"writer.WriteInt64({expression});",
        "JsonObject" or "JsonArray" => $"writer.WriteJsonNode({expression});",
        "Byte" or "UInt16" or "UInt32" => $"writer.WriteUInt64({expression});",
        _ => $"writer.Write{value.Scalar}({expression});",
    };

    private static string ReadKnown(string assemblyName, ValueModel value)
    {
        if (value.Scalar.Length == 0)
        {
            return $"{Runtime.Converter(assemblyName, value.Converter)}.Read(ref reader)";
        }

        return value.IsNumber && value.Numbers != NumberForm.Plain
            ? $"reader.IsText ? reader.ReadNumberText<{value.Type}>() : reader.Read{value.Scalar}()"
            : $"reader.Read{value.Scalar}()";
    }
}
