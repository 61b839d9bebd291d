using Edict.Aggregates;
using Edict.Tests.Handwritten;

namespace Edict.Tests.Aggregates;

/// <summary>The copy without what is being appended, to which a conflict goes back.</summary>
public sealed class AggregateInstanceTests
{
    private static readonly EventTypeRegistry Types = new([new JsonEventType<Deposited, int>("deposited", static e => e.Amount, static value => new(value))]);

    private readonly FickleBinding _binding = new();

    [Fact]
    public void What_is_undone_leaves_what_is_durable()
    {
        Instance instance = Begun();
        AppendInFlight first = Decide(instance, 1);
        Decide(instance, 2);
        Confirm(instance, first);
        Decide(instance, 4);
        instance.Undo();

        Assert.Equal((1, 1L), (((Account)instance.State!).Balance, instance.Version));
    }

    [Fact]
    public void A_copy_that_is_lost_is_not_made_anew_of_what_is_not_durable()
    {
        Instance instance = Begun();
        AppendInFlight first = Decide(instance, 1);
        Decide(instance, 2);
        _binding.Throws = true;
        Confirm(instance, first);
        _binding.Throws = false;
        Decide(instance, 4);
        instance.Undo();

        Assert.False(instance.IsLive);
    }

    private Instance Begun()
    {
        Instance instance = new(_binding);
        instance.Begin();
        return instance;
    }

    private static AppendInFlight Decide(Instance instance, int amount)
    {
        var decided = AppendInFlight.Create();
        decided.Decided.Begin(Types);
        decided.Decided.Add(new Deposited(amount));
        instance.ApplyTentatively(decided.Events);
        return decided;
    }

    private static void Confirm(Instance instance, AppendInFlight decided)
    {
        Flight flight = new();
        flight.BoardFirst(new MarkerOperation { Decided = decided }, decided);
        instance.Confirm(flight);
    }

    private sealed class Instance(AccountBinding binding) : AggregateInstance(binding, new StreamKey("account", "a"), keepsCopies: true);

    /// <summary>An apply method that fails for a while.</summary>
    private sealed class FickleBinding() : AccountBinding("account", typeof(Account), canCopy: true)
    {
        internal bool Throws { get; set; }

        public override object Apply(object state, object @event) => Throws ? throw new InvalidOperationException("for a while") : base.Apply(state, @event);
    }
}
