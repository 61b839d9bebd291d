namespace Edict.EventHandlers;

/// <summary>There is nothing left for a handler to do.</summary>
internal sealed class NothingLeftException(string handler) : Exception($"'{handler}' has nothing left to do.");
