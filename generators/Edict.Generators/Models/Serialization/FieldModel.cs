namespace Edict.Generators.Models.Serialization;

/// <summary>A field of an aggregate, and how the code that stores its state reaches it.</summary>
/// <param name="Name">The field as metadata has it, such as <c>&lt;Lines&gt;k__BackingField</c>.</param>
/// <param name="DeclaringType">How code refers to the class that declares it.</param>
/// <param name="Type">How code refers to its type, null included.</param>
/// <param name="AllowsNull">Whether null is a value of that type.</param>
/// <param name="Member">What code calls it, not escaped: its own name, or that of the property around it.</param>
/// <param name="IsReadByName">Whether code inside the aggregate can read it by that name.</param>
/// <param name="IsSetByName">Whether code inside the aggregate can set it by that name.</param>
/// <param name="Generic">The generic class that declares it; otherwise <see langword="null"/>.</param>
/// <param name="Keeps">How a collection keeps the comparer that the constructor gave it.</param>
internal sealed record FieldModel(
    string Name,
    string DeclaringType,
    string Type,
    bool AllowsNull,
    string Member,
    bool IsReadByName,
    bool IsSetByName,
    GenericClassModel? Generic,
    KeptComparer Keeps);

/// <summary>A generic class whose fields are reached.</summary>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="Parameters">Its type parameters in angle brackets.</param>
/// <param name="Constraints">What they are constrained to; empty for nothing.</param>
/// <param name="Arguments">The type arguments in angle brackets.</param>
internal sealed record GenericClassModel(string Name, string Parameters, string Constraints, string Arguments);
