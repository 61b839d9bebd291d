using Microsoft.Extensions.Logging;

namespace Edict.EventHandlers;

/// <summary>Says which lane handles an event: the same one in every process, as long as there are so many lanes.</summary>
/// <param name="plan">The handler.</param>
/// <param name="lanes">How many lanes there are.</param>
/// <param name="logger">Hears of keys that cannot be had.</param>
internal sealed class LaneAssignment(HandlerPlan plan, int lanes, ILogger logger)
{
    internal int LaneOf(RecordedEvent recorded) =>
        lanes == 1 ? 0
        : plan.Binding.IsPartitioned && KeyOf(recorded) is { } key ? LaneOf(StableHash.Of(key))
        : LaneOf(recorded.Stream);

    internal int LaneOf(StreamKey stream) => lanes == 1 ? 0 : LaneOf(StableHash.Of(stream.Aggregate, stream.Identity));

    private int LaneOf(uint hash) => (int)(hash % (uint)lanes);

    // What cannot be read fails again where failing has an order to it.
    private string? KeyOf(RecordedEvent recorded)
    {
        try
        {
            return plan.Binding.PartitionKey(recorded.Event);
        }
        catch (Exception exception)
        {
            logger.PartitionByFailed(plan.Name, recorded.Position, exception);
            return null;
        }
    }
}
