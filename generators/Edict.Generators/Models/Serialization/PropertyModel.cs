namespace Edict.Generators.Models.Serialization;

/// <summary>A stored property.</summary>
/// <param name="Name">Its name, not escaped.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Value">What it holds.</param>
/// <param name="Source">How a new object gets it.</param>
/// <param name="IsRequired">Whether JSON without it is refused.</param>
/// <param name="Default">What it is where JSON lacks it, as code writes it; empty where the constructor decides or the type's default serves.</param>
/// <param name="Written">When it is written.</param>
/// <param name="IsRead">Whether it is read; otherwise it takes its default.</param>
/// <param name="Hidden">How it is reached where code beside its type cannot; otherwise <see langword="null"/>.</param>
/// <param name="Field">The field itself, where state is stored past its properties; otherwise <see langword="null"/>.</param>
internal sealed record PropertyModel(
    string Name,
    string JsonName,
    ValueModel Value,
    PropertySource Source,
    bool IsRequired,
    string Default,
    WriteWhen Written = WriteWhen.Always,
    bool IsRead = true,
    HiddenModel? Hidden = null,
    FieldModel? Field = null);
