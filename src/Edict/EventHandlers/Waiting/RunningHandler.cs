namespace Edict.EventHandlers;

/// <summary>For which handler of one application the code at hand runs. Safe for concurrent use.</summary>
internal sealed class RunningHandler
{
    private readonly AsyncLocal<string?> _name = new();

    /// <summary>Its stable name; <see langword="null"/> outside of all handlers.</summary>
    internal string? Name => _name.Value;

    /// <summary>What the asynchronous method that calls this does from now on, it does for a handler.</summary>
    internal void Enter(string name) => _name.Value = name;
}
