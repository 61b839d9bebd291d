namespace Edict.EventHandlers;

/// <summary>The place of a handler is to be opened anew.</summary>
internal sealed class PlaceChangedException(string handler) : Exception($"The place of '{handler}' has changed.");
