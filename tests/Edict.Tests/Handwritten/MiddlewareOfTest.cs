namespace Edict.Tests.Handwritten;

/// <summary>Hands a test's middleware to <see cref="TestBank"/>.</summary>
internal sealed class MiddlewareOfTest(IReadOnlyList<IMiddleware> steps) : IServiceProvider
{
    internal IReadOnlyList<IMiddleware> Steps { get; } = steps;

    public object? GetService(Type serviceType) => null;
}
