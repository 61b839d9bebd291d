namespace Edict.Generators.Models.Serialization;

/// <summary>How a new object gets the value of a property.</summary>
internal enum PropertySource
{
    /// <summary>As an argument of the constructor.</summary>
    Constructor,

    /// <summary>In the object initializer, always: C# demands it.</summary>
    RequiredMember,

    /// <summary>In the object initializer; where JSON lacks it, what the constructor gave stays.</summary>
    OptionalMember,

    /// <summary>By its hidden setter, once the object is made; where JSON lacks it, what the constructor gave stays.</summary>
    HiddenMember,

    /// <summary>Into its field, once the object is made.</summary>
    Field,
}
