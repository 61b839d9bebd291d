namespace Edict.Generators.Models.Serialization;

/// <summary>Whether numbers may be texts in JSON, as [JsonNumberHandling] says.</summary>
internal enum NumberForm
{
    /// <summary>Numbers are numbers.</summary>
    Plain,

    /// <summary>Numbers are written as numbers, and read from texts as well.</summary>
    AlsoText,

    /// <summary>Numbers are written as texts, and read from both.</summary>
    Text,
}
