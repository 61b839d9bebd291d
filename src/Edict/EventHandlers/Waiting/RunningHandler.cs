namespace Edict.EventHandlers;

/// <summary>For which handler of one application the code at hand runs. Safe for concurrent use.</summary>
internal sealed class RunningHandler
{
    private readonly AsyncLocal<Call?> _call = new();

    /// <summary>Its stable name; <see langword="null"/> outside of all handlers, and in what a call began and left behind.</summary>
    internal string? Name => _call.Value?.Handler;

    /// <summary>What the asynchronous method that calls this does from now on, it does for a handler, until the call is disposed.</summary>
    internal Call Enter(string name) => _call.Value = new Call(name);

    /// <summary>A call of a handler, also as those know it who were begun by it and live on.</summary>
    internal sealed class Call(string handler) : IDisposable
    {
        private volatile string? _handler = handler;

        internal string? Handler => _handler;

        public void Dispose() => _handler = null;
    }
}
