using Edict.Generators.Emission.Naming;

namespace Edict.Generators.Emission.Serialization;

/// <summary>How serializers refer to the runtime and to one another.</summary>
internal static class Runtime
{
    public const string JsonEventType = "global::Edict.CompilerServices.JsonEventType";
    public const string JsonWriter = "global::Edict.CompilerServices.JsonWriter";
    public const string JsonReader = "global::Edict.CompilerServices.JsonReader";
    public const string EnumNames = "global::Edict.CompilerServices.EnumNames";

    public static string ConverterNamespace(string assemblyName) => ModuleNames.Namespace(assemblyName) + ".Json";

    public static string Converter(string assemblyName, string name) => $"global::{ConverterNamespace(assemblyName)}.{name}";
}
