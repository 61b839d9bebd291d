namespace Edict.Generators.Models.Serialization;

/// <summary>How a value becomes the key of a dictionary's entry.</summary>
internal enum KeyForm
{
    /// <summary>It is a text.</summary>
    String,

    /// <summary>Its own form in JSON is a text.</summary>
    Text,

    /// <summary>It is a number, put into quotes.</summary>
    Number,

    /// <summary>It is true or false, put into quotes.</summary>
    Boolean,

    /// <summary>Its converter knows.</summary>
    Converter,
}
