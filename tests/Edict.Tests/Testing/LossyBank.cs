using Edict.CompilerServices;
using Edict.Tests.Handwritten;

namespace Edict.Tests.Testing;

/// <summary>An application whose serializers do not give back what they were given.</summary>
internal sealed class LossyBank(ApplicationRuntime runtime) : EdictApplication(runtime), IApplication<LossyBank>
{
    static ApplicationDefinition IApplication<LossyBank>.Definition { get; } = new(
        "LossyBank",
        [AccountBinding.Copied],
        [DepositRoute.Instance],
        [
            new JsonEventType<Deposited, int>("deposited", static e => e.Amount, static value => new(value + 1)),
            new JsonEventType<Noted, string>("noted", static e => e.Kept, static value => new(value, Lost: "")),
        ],
        new CommandTypeRegistry([]),
        static _ => []);

    static LossyBank IApplication<LossyBank>.Create(ApplicationRuntime runtime) => new(runtime);
}
