using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>An assembly's module, and the manifest that applications in other assemblies read.</summary>
internal static class ModuleEmitter
{
    private const string Services = "global::Edict.CompilerServices.";

    public static string Emit(LocalModuleModel module) => Source.File(Source.Paragraphs(
    [
        $"[assembly: {Services}EdictModule(typeof({module.Manifest.Type}), {ModuleNames.ContractVersion})]",
        Class(module),
    ]));

    // The rows lie with the class: those of an assembly would be read once for every symbol that any analyzer looks at.
    private static string Manifest(LocalModuleModel module, bool ofObsolete)
    {
        HashSet<string> obsolete = [.. module.Members.Where(static member => member.IsObsolete).Select(static member => member.Name)];
        return Source.Lines(
        [
            .. module.Manifest.Aggregates.Where(row => row.Type.IsNameable && obsolete.Contains(row.Member) == ofObsolete).Select(static row =>
                $"[{Services}ModuleAggregate({Literals.Text(row.Name)}, typeof({row.Type.FullName}), {Member(row.Member)})]"),
            .. module.Manifest.Routes.Where(row => row.Handler.IsNameable && obsolete.Contains(row.Member) == ofObsolete).Select(static row =>
                $"[{Services}ModuleRoute(typeof({row.Command.FullName}), {Literals.Text(row.Aggregate)}, typeof({row.Handler.FullName}), {Member(row.Member)}{More(row)})]"),
            .. module.Manifest.Events.Where(row => obsolete.Contains(row.Member) == ofObsolete).Select(static row =>
                $"[{Services}ModuleEvent({Literals.Text(row.Name)}, {row.Version}, typeof({row.Type.FullName}), {Member(row.Member)})]"),
            .. module.Manifest.Commands.Where(row => obsolete.Contains(row.Member) == ofObsolete).Select(static row =>
                $"[{Services}ModuleCommand({Literals.Text(row.Name)}, typeof({row.Type.FullName}), {Member(row.Member)})]"),
        ]);
    }

    private static string More(ModuleRouteModel row) =>
        (row.Identity is null ? "" : $", Identity = typeof({row.Identity})")
        + (row.Base is null ? "" : $", Base = typeof({row.Base.Type.FullName})");

    private static string Class(LocalModuleModel module) => Declarations.InNamespace(
        ModuleNames.Namespace(module.AssemblyName),
        Source.Block(
            $$"""
            /// <summary>What this assembly offers to the applications that take it.</summary>
            {{Source.GeneratedCode}}
            {{Source.Hidden}}
            {{Manifest(module, ofObsolete: false)}}
            public static class {{ModuleNames.ModuleClass}}
            {
                {{Source.Paragraphs([Initializer(module), .. module.Members.Select(Property), ObsoleteRows(module)])}}
            }
            """));

    // Only what is obsolete itself may refer to obsolete types without a warning, and what has to be obsolete must be called by nobody.
    private static string Initializer(LocalModuleModel module)
    {
        string[] assignments = [.. module.Members.Where(IsInitialized).Select(static member => $"{member.Name} = {member.Instance};")];
        return assignments.Length == 0 ? "" : Source.Block(
            $$"""
            /// <summary>Obsolete itself, so that it may refer to what is.</summary>
            {{Source.Obsolete}}
            static {{ModuleNames.ModuleClass}}()
            {
                {{Source.Lines(assignments)}}
            }
            """);
    }

    private static string ObsoleteRows(LocalModuleModel module)
    {
        string rows = Manifest(module, ofObsolete: true);
        return rows.Length == 0 ? "" : Source.Block(
            $$"""
            /// <summary>What it offers of obsolete types.</summary>
            {{Source.Obsolete}}
            {{Source.Hidden}}
            {{rows}}
            public static class {{ModuleNames.ObsoleteRows}}
            {
            }
            """);
    }

    private static bool IsInitialized(ModuleMemberModel member) => member is { IsObsolete: true, Fault: null };

    private static string Property(ModuleMemberModel member)
    {
        string value = member.Fault is null
            ? member.Instance
            : $"throw new global::System.InvalidOperationException({Literals.Text(member.Fault)})";
        return Source.Block(
            $"""
            /// <summary>{Summary(member.Kind)}</summary>
            public static {Type(member.Kind)} {member.Name} {(IsInitialized(member) ? "{ get; }" : $"=> {value};")}
            """);
    }

    private static string Summary(ModuleMemberKind kind) => kind switch
    {
        ModuleMemberKind.Aggregate => "The binding of an aggregate.",
        ModuleMemberKind.Route => "The route of a command.",
        ModuleMemberKind.Command => "The type of a command.",
        _ => "The type of an event.",
    };

    private static string Type(ModuleMemberKind kind) => kind switch
    {
        ModuleMemberKind.Aggregate => $"{Services}AggregateBinding",
        ModuleMemberKind.Route => $"{Services}CommandRoute",
        ModuleMemberKind.Command => "global::Edict.CommandType",
        _ => "global::Edict.EventType",
    };

    private static string Member(string name) => Literals.Text(name.TrimStart('@'));
}
