namespace Edict.Generators.Models;

/// <summary>An aggregate or event handler of the assembly being compiled, as its module lists it.</summary>
/// <param name="Kind">Which of the two it is.</param>
/// <param name="Type">The class.</param>
/// <param name="Name">The stable name.</param>
/// <param name="BindingClass">The nested class that binds it to the runtime.</param>
/// <param name="IsObsolete">Whether code that gives the binding refers to what is obsolete.</param>
/// <param name="Fault">Why it cannot be used; otherwise <see langword="null"/>.</param>
internal sealed record BindingEntryModel(ModuleMemberKind Kind, TypeModel Type, string Name, string BindingClass, bool IsObsolete, string? Fault);
