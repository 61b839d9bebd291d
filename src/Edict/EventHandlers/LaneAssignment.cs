using Microsoft.Extensions.Logging;

namespace Edict.EventHandlers;

/// <summary>Says which lane handles an event: the same one in every process, as long as there are so many lanes.</summary>
/// <param name="plan">The handler.</param>
/// <param name="lanes">How many lanes there are.</param>
/// <param name="logger">Hears of keys that cannot be had.</param>
internal sealed class LaneAssignment(HandlerPlan plan, int lanes, ILogger logger)
{
    internal int LaneOf(RecordedEvent recorded) => LaneOf(recorded.Stream, recorded.Position, recorded);

    internal int LaneOf(AwaitedEvent awaited) => LaneOf(awaited.Stream, awaited.Position, awaited.Given);

    internal int LaneOf(StreamKey stream) => lanes == 1 ? 0 : LaneOf(StableHash.Of(stream.Aggregate, stream.Identity));

    private int LaneOf(StreamKey stream, long position, object given) =>
        lanes == 1 ? 0
        : plan.Binding.IsPartitioned && KeyOf(position, given) is { } key ? LaneOf(StableHash.Of(key))
        : LaneOf(stream);

    private int LaneOf(uint hash) => (int)(hash % (uint)lanes);

    // What cannot be read fails again where failing has an order to it.
    private string? KeyOf(long position, object given)
    {
        try
        {
            return given is RecordedEvent recorded ? plan.Selection.KeyOf(recorded) : plan.Binding.PartitionKey(given);
        }
        catch (Exception exception)
        {
            logger.PartitionByFailed(plan.Name, position, exception);
            return null;
        }
    }
}
