namespace Edict.Tests.Handwritten;

/// <summary>Hands a test's middleware to <see cref="TestBank"/>.</summary>
internal sealed class MiddlewareOfTest(IReadOnlyList<IMiddleware> steps) : IServiceProvider
{
    /// <summary>Whether the steps have been made.</summary>
    internal bool WasAsked { get; private set; }

    internal IReadOnlyList<IMiddleware> Steps
    {
        get
        {
            WasAsked = true;
            return steps;
        }
    }

    public object? GetService(Type serviceType) => null;
}
