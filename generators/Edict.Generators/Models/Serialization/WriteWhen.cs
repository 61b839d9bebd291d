namespace Edict.Generators.Models.Serialization;

/// <summary>When a property is written.</summary>
internal enum WriteWhen
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>When it is not null.</summary>
    NotNull,

    /// <summary>When it is not the default of its type.</summary>
    NotDefault,

    /// <summary>Never.</summary>
    Never,
}
