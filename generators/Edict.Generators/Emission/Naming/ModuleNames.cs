using Edict.Generators.Models;
using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Naming;

/// <summary>The names of what is generated for an assembly as a whole, made from the assembly's name.</summary>
internal static class ModuleNames
{
    public const string ModuleClass = "EdictModule";

    /// <summary>The class within it whose attributes refer to obsolete types.</summary>
    public const string ObsoleteRows = "OfObsoleteTypes";

    /// <summary>The version of the contract between generated code and runtime; a module of another version cannot be joined.</summary>
    public const int ContractVersion = 1;

    public static string Namespace(string assemblyName) => "Edict.Modules." + Identifiers.FromText(assemblyName);

    public static string ModuleType(string assemblyName) => $"global::{Namespace(assemblyName)}.{ModuleClass}";

    /// <summary>
    /// The namespace of the generated type of an event or command, as code writes it: its own below the module's, so that two of one name
    /// in two namespaces do not meet.
    /// </summary>
    public static string StoredNamespace(StoredKind kind, string assemblyName, TypeModel type)
    {
        string space = $"{Namespace(assemblyName)}.{kind}s";
        return type.Namespace.Length == 0 ? space : $"{space}.{Identifiers.EscapeDotted(type.Namespace)}";
    }

    /// <summary>The class that is generated for an event or command.</summary>
    public static string StoredClass(StoredKind kind, TypeModel type) => $"{Identifiers.FromText(type.NestedName)}{kind}Type";

    /// <summary>How code refers to that class.</summary>
    public static string StoredType(StoredKind kind, string assemblyName, TypeModel type) =>
        $"global::{StoredNamespace(kind, assemblyName, type)}.{StoredClass(kind, type)}";
}
