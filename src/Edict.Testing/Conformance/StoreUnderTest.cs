namespace Edict.Testing;

/// <summary>
/// A place for events, empty when it is made, together with the way to open stores on it. Each test of the conformance suite makes
/// one and disposes it. A store's own tests derive one, and then one class of one line for each suite.
/// </summary>
/// <example>
/// <code>
/// public sealed class FileStore : StoreUnderTest
/// {
///     private readonly string _path = Path.GetTempFileName();
///     public override IEventStore CreateStore(EventStoreContext context) => new FileEventStore(_path, context);
///     public override ValueTask DisposeAsync() { File.Delete(_path); return ValueTask.CompletedTask; }
/// }
///
/// public sealed class FileAppendTests : AppendConformance&lt;FileStore&gt;;
/// public sealed class FileReadTests : ReadConformance&lt;FileStore&gt;;
/// </code>
/// </example>
public abstract class StoreUnderTest : IAsyncDisposable
{
    /// <summary>Whether a store that is made after another was disposed finds its events; the default is <see langword="true"/>.</summary>
    public virtual bool KeepsEvents => true;

    /// <summary>Whether several stores may be open at this place at once; the default is <see langword="true"/>.</summary>
    public virtual bool TakesSeveralStores => true;

    /// <summary>
    /// Whether an event's JSON is read back byte for byte, and may hold <c>\u0000</c>; the default is <see langword="true"/>.
    /// </summary>
    public virtual bool KeepsJsonAsWritten => true;

    /// <summary>Whether what one store sends by <see cref="ISubscriptionNotices"/> is heard by others at this place; the default is <see langword="false"/>.</summary>
    public virtual bool CarriesNotices => false;

    /// <summary>Makes a store at this place that allows streams to be erased; the suite opens and disposes it.</summary>
    /// <param name="context">What an application would hand over.</param>
    public abstract IEventStore CreateStore(EventStoreContext context);

    /// <summary>Removes the place; every store on it has been disposed.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
