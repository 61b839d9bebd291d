namespace Edict.Analyzers.Purity;

/// <summary>A row of the table of impure operations.</summary>
/// <param name="Type">The metadata name of the type, or of a namespace with all of its types.</param>
/// <param name="Impurity">Why its members are impure.</param>
/// <param name="Names">The impure members by metadata name; empty for all.</param>
/// <param name="Except">Members that are pure although all others are not.</param>
/// <param name="FirstParameter">The type of the first parameter that makes a member impure; null for any parameters.</param>
internal sealed record ImpureMembers(
    string Type, Impurity Impurity, string[] Names, string[] Except, string? FirstParameter = null)
{
    public bool Contains(string name, string? firstParameter) =>
        (Names.Length == 0 || Array.IndexOf(Names, name) >= 0)
        && Array.IndexOf(Except, name) < 0
        && (FirstParameter is null || FirstParameter == firstParameter);
}
