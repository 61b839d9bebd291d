using Edict.Generators.Models;

namespace Edict.Generators.Emission.Naming;

/// <summary>The names of what is generated for an assembly as a whole, made from the assembly's name.</summary>
internal static class ModuleNames
{
    public const string ModuleClass = "EdictModule";

    /// <summary>The version of the contract between generated code and runtime; a module of another version cannot be joined.</summary>
    public const int ContractVersion = 1;

    public static string Namespace(string assemblyName) => "Edict.Modules." + Identifiers.FromText(assemblyName);

    public static string ModuleType(string assemblyName) => $"global::{Namespace(assemblyName)}.{ModuleClass}";

    /// <summary>
    /// The namespace of an event's generated type, as code writes it: that of the event below the module's, so that events of one
    /// name in two namespaces do not meet.
    /// </summary>
    public static string EventNamespace(string assemblyName, TypeModel @event)
    {
        string space = Namespace(assemblyName) + ".Events";
        return @event.Namespace.Length == 0 ? space : $"{space}.{Identifiers.EscapeDotted(@event.Namespace)}";
    }

    /// <summary>The class derived from <c>EventType</c> that is generated for an event.</summary>
    public static string EventClass(TypeModel @event) => Identifiers.FromText(@event.NestedName) + "EventType";

    /// <summary>How code refers to the class of an event.</summary>
    public static string EventType(string assemblyName, TypeModel @event) =>
        $"global::{EventNamespace(assemblyName, @event)}.{EventClass(@event)}";
}
