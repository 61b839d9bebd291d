using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>Implemented by the generated half of an <see cref="ApplicationAttribute"/> class.</summary>
/// <typeparam name="TSelf">The application class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IApplication<TSelf>
    where TSelf : EdictApplication, IApplication<TSelf>
{
    /// <summary>The application's aggregates, routes, events and middleware.</summary>
    static abstract ApplicationDefinition Definition { get; }

    /// <summary>Makes an application on a runtime that has been started.</summary>
    /// <param name="runtime">The runtime.</param>
    static abstract TSelf Create(ApplicationRuntime runtime);
}
