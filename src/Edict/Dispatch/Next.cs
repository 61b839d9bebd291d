using Edict.CompilerServices;

namespace Edict;

/// <summary>The rest of a middleware chain, ending in the aggregate.</summary>
public readonly struct Next
{
    private readonly ApplicationRuntime _runtime;
    private readonly int _index;

    internal Next(ApplicationRuntime runtime, int index)
    {
        _runtime = runtime;
        _index = index;
    }

    /// <summary>Goes on with the dispatch.</summary>
    /// <param name="context">The dispatch, changed or not.</param>
    /// <returns>The answer of the rest of the chain.</returns>
    public ValueTask<DispatchResult> InvokeAsync(DispatchContext context) => _runtime.InvokeAsync(context, _index);
}
