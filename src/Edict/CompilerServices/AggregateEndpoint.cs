using System.ComponentModel;
using Edict.Aggregates;

namespace Edict.CompilerServices;

/// <summary>Where the commands of one aggregate go in one application; opaque to generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AggregateEndpoint
{
    internal AggregateEndpoint(AggregateBinding binding, IAggregateHost host)
    {
        Binding = binding;
        Host = host;
    }

    internal AggregateBinding Binding { get; }

    internal IAggregateHost Host { get; }
}
