using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The code that writes or reads a value as a key, which JSON wants to be a text.</summary>
internal static class KeyEmitter
{
    public static string Write(string assemblyName, ValueModel key, string expression) => key.Form switch
    {
        KeyForm.Converter => $"{Runtime.Converter(assemblyName, key.Converter)}.WriteKey(ref writer, {expression});",
        KeyForm.Number => $"writer.WriteNumberText({expression});",
        KeyForm.Boolean => $"writer.WriteBooleanText({expression});",
        _ => $"writer.Write{key.Scalar}({expression});",
    };

    public static string Read(string assemblyName, ValueModel key) => key.Form switch
    {
        KeyForm.Converter => $"{Runtime.Converter(assemblyName, key.Converter)}.ReadKey(ref reader)",
        KeyForm.Number => $"reader.ReadNumberKey<{key.Type}>()",
        KeyForm.Boolean => "reader.ReadBooleanKey()",
        KeyForm.String => "reader.ReadKey()",
        _ => $"reader.TakeKey().Read{key.Scalar}()",
    };
}
