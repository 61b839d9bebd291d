namespace Edict.Sqlite.Reading;

/// <summary>How much one page may hold, so that large events do not fill the memory.</summary>
internal static class PageBudget
{
    /// <summary>A page ends once its events have this many bytes of JSON; it holds one event at least.</summary>
    internal const int MostBytes = 4 * 1024 * 1024;

    /// <summary>A page ends once this many rows were looked at, wanted or not, so that no read transaction takes long.</summary>
    internal const int MostRows = 65_536;
}
