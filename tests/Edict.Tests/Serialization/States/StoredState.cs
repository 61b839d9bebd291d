using System.Text;
using Edict.CompilerServices;

namespace Edict.Tests.Serialization.States;

/// <summary>Decides and applies without a mailbox, on any state.</summary>
internal sealed class StoredState(AggregateBinding binding, params CommandRoute[] routes)
{
    public StateSerializer Serializer => binding.Serializer!;

    public object Initial => binding.CreateInitial();

    public string Json(object state) => Encoding.UTF8.GetString(Serializer.ToJson(state).Span);

    public object Read(string json) => Serializer.Read(Encoding.UTF8.GetBytes(json));

    /// <summary>The state after commands, and what was decided on each.</summary>
    public (object State, string[] Decisions) Run(object state, IEnumerable<object> commands)
    {
        List<string> decisions = [];
        foreach (object command in commands)
        {
            EventCollector decided = new(new CommandContext(
                new StreamKey(binding.Name, "1"), 0, new EventOrigin(default, default, default, DateTimeOffset.UnixEpoch, Metadata.Empty)));
            routes.Single(route => route.CommandType == command.GetType()).Handle(state, command, decided);
            decisions.Add($"{decided.Rejection} {string.Join(" ", decided.Events)}");
            state = decided.Rejection is null ? decided.Events.Aggregate(state, binding.Apply) : state;
        }

        return (state, [.. decisions]);
    }
}
