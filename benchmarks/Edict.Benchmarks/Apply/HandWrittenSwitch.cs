namespace Edict.Benchmarks.Apply;

/// <summary>What a person writes who has no generator: one switch over the types, for each aggregate.</summary>
internal static class HandWrittenSwitch
{
    public static void Apply(TallyOf3 tally, object @event)
    {
        switch (@event)
        {
            case Step1 e:
                tally.Apply(e);
                break;
            case Step2 e:
                tally.Apply(e);
                break;
            case Step3 e:
                tally.Apply(e);
                break;
            default:
                throw new ArgumentException($"Nothing applies {@event.GetType()}.", nameof(@event));
        }
    }

    public static void Apply(TallyOf10 tally, object @event)
    {
        switch (@event)
        {
            case Step1 e:
                tally.Apply(e);
                break;
            case Step2 e:
                tally.Apply(e);
                break;
            case Step3 e:
                tally.Apply(e);
                break;
            case Step4 e:
                tally.Apply(e);
                break;
            case Step5 e:
                tally.Apply(e);
                break;
            case Step6 e:
                tally.Apply(e);
                break;
            case Step7 e:
                tally.Apply(e);
                break;
            case Step8 e:
                tally.Apply(e);
                break;
            case Step9 e:
                tally.Apply(e);
                break;
            case Step10 e:
                tally.Apply(e);
                break;
            default:
                throw new ArgumentException($"Nothing applies {@event.GetType()}.", nameof(@event));
        }
    }

    public static void Apply(TallyOf30 tally, object @event)
    {
        switch (@event)
        {
            case Step1 e:
                tally.Apply(e);
                break;
            case Step2 e:
                tally.Apply(e);
                break;
            case Step3 e:
                tally.Apply(e);
                break;
            case Step4 e:
                tally.Apply(e);
                break;
            case Step5 e:
                tally.Apply(e);
                break;
            case Step6 e:
                tally.Apply(e);
                break;
            case Step7 e:
                tally.Apply(e);
                break;
            case Step8 e:
                tally.Apply(e);
                break;
            case Step9 e:
                tally.Apply(e);
                break;
            case Step10 e:
                tally.Apply(e);
                break;
            case Step11 e:
                tally.Apply(e);
                break;
            case Step12 e:
                tally.Apply(e);
                break;
            case Step13 e:
                tally.Apply(e);
                break;
            case Step14 e:
                tally.Apply(e);
                break;
            case Step15 e:
                tally.Apply(e);
                break;
            case Step16 e:
                tally.Apply(e);
                break;
            case Step17 e:
                tally.Apply(e);
                break;
            case Step18 e:
                tally.Apply(e);
                break;
            case Step19 e:
                tally.Apply(e);
                break;
            case Step20 e:
                tally.Apply(e);
                break;
            case Step21 e:
                tally.Apply(e);
                break;
            case Step22 e:
                tally.Apply(e);
                break;
            case Step23 e:
                tally.Apply(e);
                break;
            case Step24 e:
                tally.Apply(e);
                break;
            case Step25 e:
                tally.Apply(e);
                break;
            case Step26 e:
                tally.Apply(e);
                break;
            case Step27 e:
                tally.Apply(e);
                break;
            case Step28 e:
                tally.Apply(e);
                break;
            case Step29 e:
                tally.Apply(e);
                break;
            case Step30 e:
                tally.Apply(e);
                break;
            default:
                throw new ArgumentException($"Nothing applies {@event.GetType()}.", nameof(@event));
        }
    }
}
