namespace Edict.EventHandlers;

/// <summary>The start hook of a handler failed, or its object could not be made.</summary>
internal sealed class HookFailedException(string handler, Exception exception)
    : Exception($"Event handler '{handler}' could not begin: {exception.Message}", exception);
