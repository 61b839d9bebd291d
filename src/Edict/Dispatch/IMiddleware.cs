namespace Edict;

/// <summary>
/// A step around every dispatch of an application, composed at compile time in the order of
/// <see cref="ApplicationAttribute.Middleware"/>. One instance serves all dispatches, concurrently. It may enrich or replace the
/// command and its options, answer without going on, look at the result, try again, or observe an exception.
/// </summary>
/// <example>
/// <code>
/// public sealed class Audit(TextWriter log) : IMiddleware
/// {
///     public async ValueTask&lt;DispatchResult&gt; InvokeAsync(DispatchContext context, Next next)
///     {
///         context.Metadata = context.Metadata.With("user", "ann");
///         DispatchResult result = await next.InvokeAsync(context);
///         await log.WriteLineAsync($"{context.Command}: {result}");
///         return result;
///     }
/// }
/// </code>
/// </example>
public interface IMiddleware
{
    /// <summary>Takes part in a dispatch.</summary>
    /// <param name="context">The dispatch; owned by this chain of steps until it ends.</param>
    /// <param name="next">The rest of the chain, ending in the aggregate; may be called not at all, once, or again.</param>
    /// <returns>The answer to the caller.</returns>
    ValueTask<DispatchResult> InvokeAsync(DispatchContext context, Next next);
}
