using BenchmarkDotNet.Attributes;

namespace Edict.Benchmarks.Apply;

/// <summary>One event applied to an aggregate of 3, 10 or 30 event types, all equally frequent, beside a hand-written switch.</summary>
public class ApplyDispatchBenchmarks
{
    private const int Count = 1_000_000;

    private object[] _events = [];

    /// <summary>How many types of events the aggregate applies.</summary>
    [Params(3, 10, 30)]
    public int EventTypes { get; set; }

    /// <summary>The events, in an order that no branch predictor knows.</summary>
    [GlobalSetup]
    public void CreateEvents()
    {
        object[] kinds =
        [
            new Step1(1), new Step2(1), new Step3(1), new Step4(1), new Step5(1), new Step6(1), new Step7(1), new Step8(1), new Step9(1), new Step10(1),
            new Step11(1), new Step12(1), new Step13(1), new Step14(1), new Step15(1), new Step16(1), new Step17(1), new Step18(1), new Step19(1), new Step20(1),
            new Step21(1), new Step22(1), new Step23(1), new Step24(1), new Step25(1), new Step26(1), new Step27(1), new Step28(1), new Step29(1), new Step30(1),
        ];
        WalletSequence order = new(caller: 0, EventTypes);
        _events = [.. Enumerable.Range(0, Count).Select(_ => kinds[order.Next()])];
    }

    /// <summary>The switch.</summary>
    [Benchmark(Description = "hand-written switch", Baseline = true, OperationsPerInvoke = Count)]
    public int Switch()
    {
        switch (EventTypes)
        {
            case 3:
                TallyOf3 three = new();
                foreach (object @event in _events)
                {
                    HandWrittenSwitch.Apply(three, @event);
                }

                return three.Sum;
            case 10:
                TallyOf10 ten = new();
                foreach (object @event in _events)
                {
                    HandWrittenSwitch.Apply(ten, @event);
                }

                return ten.Sum;
            default:
                TallyOf30 thirty = new();
                foreach (object @event in _events)
                {
                    HandWrittenSwitch.Apply(thirty, @event);
                }

                return thirty.Sum;
        }
    }

    /// <summary>What the runtime calls.</summary>
    [Benchmark(Description = "generated dispatch", OperationsPerInvoke = Count)]
    public object Generated()
    {
        CompilerServices.AggregateBinding binding = EventTypes switch
        {
            3 => TallyOf3.EdictBinding.Instance,
            10 => TallyOf10.EdictBinding.Instance,
            _ => TallyOf30.EdictBinding.Instance,
        };
        object state = binding.CreateInitial();
        foreach (object @event in _events)
        {
            state = binding.Apply(state, @event);
        }

        return state;
    }
}
