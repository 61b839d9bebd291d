using System.ComponentModel;

namespace Edict.CompilerServices;

/// <summary>Where the commands of one aggregate go in one application; opaque to generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AggregateEndpoint
{
    internal AggregateEndpoint()
    {
    }
}
