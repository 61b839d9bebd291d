namespace Edict.Generators.Models.Serialization;

/// <summary>A property that is stored although code beside its type cannot call its getter, or its setter.</summary>
/// <param name="DeclaringType">How code refers to the type that declares it.</param>
/// <param name="IsGetterHidden">Whether its getter cannot be called.</param>
/// <param name="IsSetterHidden">Whether it is set by a setter that cannot be called, once the object is made.</param>
internal sealed record HiddenModel(string DeclaringType, bool IsGetterHidden, bool IsSetterHidden);
