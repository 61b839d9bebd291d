using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>Names the generated module of an assembly, and the version of the contract between generated code and runtime.</summary>
/// <param name="module">The module type: its public static properties are what the other manifest attributes name.</param>
/// <param name="contractVersion">The version of the contract.</param>
[AttributeUsage(AttributeTargets.Assembly)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EdictModuleAttribute(Type module, int contractVersion) : Attribute
{
    /// <summary>The module type.</summary>
    public Type Module { get; } = module;

    /// <summary>The version of the contract.</summary>
    public int ContractVersion { get; } = contractVersion;
}
