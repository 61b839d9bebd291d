using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>An assembly's module: what applications, here and in other assemblies, take from it.</summary>
internal static class ModuleEmitter
{
    private const string Services = "global::Edict.CompilerServices.";

    /// <summary>The declaration of the module.</summary>
    public static string Emit(ModuleHeadModel head) => Source.File(Source.Paragraphs(
    [
        $"[assembly: {Services}EdictModule(typeof({head.Own.Manifest.Type}), {ModuleNames.ContractVersion})]",
        Declarations.InNamespace(
            ModuleNames.Namespace(head.Own.AssemblyName),
            Source.Block(
                $$"""
                /// <summary>What this assembly offers to the applications that take it.</summary>
                {{Source.GeneratedCode}}
                {{Source.Hidden}}
                {{Manifest(head.Own, ofObsolete: false)}}
                public static partial class {{ModuleNames.ModuleClass}}
                {
                    {{Source.Paragraphs([Initializer(head), .. head.Own.Members.Select(Property), ObsoleteRows(head)])}}
                }
                """)),
    ]));

    /// <summary>What the file of a type adds to the module; nothing where the module has nothing of it.</summary>
    public static string Part(LocalModuleModel part) => part.IsEmpty ? "" : Declarations.InNamespace(
        ModuleNames.Namespace(part.AssemblyName),
        Source.Block(
            $$"""
            {{Manifest(part, ofObsolete: false)}}
            public static partial class {{ModuleNames.ModuleClass}}
            {
                {{Source.Paragraphs([.. part.Members.Select(Property), ObsoleteRows(part)])}}
            }
            """));

    // The rows lie with the class: those of an assembly would be read once for every symbol that any analyzer looks at.
    private static string Manifest(LocalModuleModel module, bool ofObsolete)
    {
        bool IsWanted(string member) => module.Members.Any(known => known.Name == member && known.IsObsolete == ofObsolete);
        return Source.Lines(
        [
            .. module.Manifest.Aggregates.Where(row => row.Type.IsNameable && IsWanted(row.Member)).Select(static row =>
                $"[{Services}ModuleAggregate({Literals.Text(row.Name)}, typeof({row.Type.FullName}), {Member(row.Member)})]"),
            .. module.Manifest.Routes.Where(row => row.Handler.IsNameable && IsWanted(row.Member)).Select(static row =>
                $"[{Services}ModuleRoute(typeof({row.Command.FullName}), {Literals.Text(row.Aggregate)}, typeof({row.Handler.FullName}), {Member(row.Member)}{More(row)})]"),
            .. module.Manifest.Events.Where(row => IsWanted(row.Member)).Select(static row =>
                $"[{Services}ModuleEvent({Literals.Text(row.Name)}, {row.Version}, typeof({row.Type.FullName}), {Member(row.Member)})]"),
            .. module.Manifest.Commands.Where(row => IsWanted(row.Member)).Select(static row =>
                $"[{Services}ModuleCommand({Literals.Text(row.Name)}, typeof({row.Type.FullName}), {Member(row.Member)})]"),
            .. module.Manifest.EventHandlers.Where(row => row.Type.IsNameable && IsWanted(row.Member)).Select(static row =>
                $"[{Services}ModuleEventHandler({Literals.Text(row.Name)}, typeof({row.Type.FullName}), {Member(row.Member)})]"),
            .. module.Manifest.Upcasters.Where(row => IsWanted(row.Member)).Select(static row =>
                $"[{Services}ModuleUpcaster({Literals.Text(row.EventName)}, {row.EventVersion}, typeof({row.Type.FullName}), {Member(row.Member)}{string.Concat(row.Given.Select(static given => $", typeof({given})"))})]"),
        ]);
    }

    private static string More(ModuleRouteModel row) =>
        (row.Identity is null ? "" : $", Identity = typeof({row.Identity})")
        + (row.Base is null ? "" : $", Base = typeof({row.Base.Type.FullName})");

    // Only what is obsolete itself may refer to obsolete types without a warning, and what has to be obsolete must be called by nobody.
    private static string Initializer(ModuleHeadModel head) => head.Initialized.IsEmpty ? "" : Source.Block(
        $$"""
        /// <summary>Obsolete itself, so that it may refer to what is.</summary>
        {{Source.Obsolete}}
        static {{ModuleNames.ModuleClass}}()
        {
            {{Source.Lines(head.Initialized.Select(static member => $"{member.Name} = {member.Instance};"))}}
        }
        """);

    private static string ObsoleteRows(ModuleHeadModel head) => !head.HasObsolete ? "" : Source.Block(
        $$"""
        /// <summary>What it offers of obsolete types.</summary>
        {{Source.Obsolete}}
        {{Source.Hidden}}
        {{Manifest(head.Own, ofObsolete: true)}}
        public static partial class {{ModuleNames.ObsoleteRows}}
        {
        }
        """);

    private static string ObsoleteRows(LocalModuleModel part)
    {
        string rows = Manifest(part, ofObsolete: true);
        return rows.Length == 0 ? "" : Source.Block(
            $$"""
            {{rows}}
            public static partial class {{ModuleNames.ObsoleteRows}}
            {
            }
            """);
    }

    private static string Property(ModuleMemberModel member)
    {
        string value = member.Fault is null
            ? member.Instance
            : $"throw new global::System.InvalidOperationException({Literals.Text(member.Fault)})";
        return Source.Block(
            $"""
            /// <summary>{Summary(member.Kind)}</summary>
            public static {Type(member.Kind)} {member.Name} {(member.IsInitialized ? "{ get; }" : $"=> {value};")}
            """);
    }

    private static string Summary(ModuleMemberKind kind) => kind switch
    {
        ModuleMemberKind.Aggregate => "The binding of an aggregate.",
        ModuleMemberKind.Route => "The route of a command.",
        ModuleMemberKind.Command => "The type of a command.",
        ModuleMemberKind.EventHandler => "The binding of an event handler.",
        ModuleMemberKind.Upcaster => "An upcaster.",
        _ => "The type of an event.",
    };

    private static string Type(ModuleMemberKind kind) => kind switch
    {
        ModuleMemberKind.Aggregate => $"{Services}AggregateBinding",
        ModuleMemberKind.Route => $"{Services}CommandRoute",
        ModuleMemberKind.Command => "global::Edict.CommandType",
        ModuleMemberKind.EventHandler => $"{Services}EventHandlerBinding",
        ModuleMemberKind.Upcaster => $"{Services}EventUpcaster",
        _ => "global::Edict.EventType",
    };

    private static string Member(string name) => Literals.Text(name.TrimStart('@'));
}
