namespace Edict;

/// <summary>
/// Makes a partial class an application: it gathers every annotated type of its own and of all referenced assemblies, and
/// gets one typed <c>DispatchAsync</c> overload per command, <c>ReadAsync</c> and <c>StartAsync</c>.
/// </summary>
/// <example>
/// <code>
/// [Application(Middleware = [typeof(Audit)])]
/// public sealed partial class BankApp;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ApplicationAttribute : Attribute
{
    /// <summary>
    /// The namespaces, each with those below it, whose types the application takes. Empty, the default, takes everything.
    /// </summary>
    public string[] Namespaces { get; set; } = [];

    /// <summary>The <see cref="IMiddleware"/> types around each dispatch, outermost first.</summary>
    public Type[] Middleware { get; set; } = [];
}
