namespace Edict.Generators.Parsing;

/// <summary>Why a type is no identity.</summary>
internal enum IdentityFlaw
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It is none of the types that can be.</summary>
    NotSupported,

    /// <summary>It is parsable, but its text is its name or what the compiler writes for a record.</summary>
    NoTextOfItsOwn,
}
