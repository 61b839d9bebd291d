namespace Edict.Analyzers.Schema;

/// <summary>What has a stable name.</summary>
internal enum NameKind
{
    /// <summary>An aggregate.</summary>
    Aggregate,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A command.</summary>
    Command,

    /// <summary>An event handler.</summary>
    EventHandler,
}
