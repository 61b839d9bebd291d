namespace Edict;

/// <summary>Where a subscription begins that the store does not know yet. One that it knows goes on from its checkpoint.</summary>
public enum StartFrom
{
    /// <summary>With the first event ever stored.</summary>
    Origin = 0,

    /// <summary>With the first event stored after the subscription was made.</summary>
    Current = 1,
}
