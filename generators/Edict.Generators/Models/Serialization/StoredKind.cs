namespace Edict.Generators.Models.Serialization;

/// <summary>What has a stable name and a serializer.</summary>
internal enum StoredKind
{
    /// <summary>An event.</summary>
    Event,

    /// <summary>A command.</summary>
    Command,
}
