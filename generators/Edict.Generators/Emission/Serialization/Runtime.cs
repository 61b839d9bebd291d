using Edict.Generators.Emission.Naming;

namespace Edict.Generators.Emission.Serialization;

/// <summary>How serializers refer to the runtime and to one another.</summary>
internal static class Runtime
{
    public const string JsonEventType = "global::Edict.CompilerServices.JsonEventType";
    public const string CommandType = "global::Edict.CommandType";
    public const string StateSerializer = "global::Edict.CompilerServices.StateSerializer";
    public const string JsonWriter = "global::Edict.CompilerServices.JsonWriter";
    public const string JsonReader = "global::Edict.CompilerServices.JsonReader";
    public const string EnumNames = "global::Edict.CompilerServices.EnumNames";

    /// <summary>Statements that refuse a value that is null.</summary>
    public static string RefuseNull => Refuse("value is null", "ThrowNull()");

    /// <summary>Statements that refuse an object of a derived type: what it adds would be lost without a word.</summary>
    public static string RefuseDerived(string type) => Refuse($"value.GetType() != typeof({type})", "ThrowDerived(value)");

    private static string Refuse(string condition, string failure) => Source.Block(
        $$"""
        if ({{condition}})
        {
            {{JsonWriter}}.{{failure}};
        }
        """);

    public static string ConverterNamespace(string assemblyName) => ModuleNames.Namespace(assemblyName) + ".Json";

    public static string Converter(string assemblyName, string name) => $"global::{ConverterNamespace(assemblyName)}.{name}";
}
