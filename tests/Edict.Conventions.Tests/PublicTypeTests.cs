using System.ComponentModel;
using System.Reflection;

namespace Edict.Conventions.Tests;

/// <summary>One using is enough: what a user names lies in namespace Edict, and what only generated code names stays out of sight.</summary>
public sealed class PublicTypeTests
{
    private const string GeneratedCodeOnly = "Edict.CompilerServices";

    public static TheoryData<string> Libraries => [.. Repository.ProjectFiles("src").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_public_type_lies_in_a_namespace_that_users_know(string library)
    {
        string[] known = library == "Edict.Testing" ? ["Edict", "Edict.Testing"] : ["Edict", GeneratedCodeOnly];

        Assert.Empty(PublicTypes(library).Where(type => !known.Contains(type.Namespace)).Select(type => type.FullName));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void What_only_generated_code_names_is_hidden_from_the_editor(string library)
    {
        IEnumerable<Type> visible = PublicTypes(library)
            .Where(type => type.Namespace == GeneratedCodeOnly && !type.IsNested)
            .Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never);

        Assert.Empty(visible.Select(type => type.FullName));
    }

    private static Type[] PublicTypes(string library) => Assembly.Load(library).GetExportedTypes();
}
