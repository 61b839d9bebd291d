using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The members of a route that turn the identity of its command into text.</summary>
internal static class IdentityEmitter
{
    private const string Identity = "global::Edict.AggregateIdentity";

    public static string Emit(RouteModel route, IdentityModel identity) => (identity.Text.Kind, identity.Type) switch
    {
        (IdentityKind.Wrapper, { } type) => Source.Paragraphs([Get($"IdentityOf({Value(route, identity)})"), Format(type), Wrapper("IdentityOf", type, identity.Text)]),
        (IdentityKind.Parsable, _) => ByProperty(route, identity),
        _ => Get(Text(identity.Text, Value(route, identity))),
    };

    private static string Get(string text) => $"public override string? GetIdentity(object command) => {text};";

    private static string Value(RouteModel route, IdentityModel identity) =>
        $"(({route.Command.FullName})command).{Identifiers.Escape(identity.Property)}";

    private static string Format(string type) =>
        $"public override string? FormatIdentity(object identity) => identity is {type} id ? IdentityOf(id) ?? \"\" : null;";

    private static string ByProperty(RouteModel route, IdentityModel identity) => Source.Block(
        $"""
        private static readonly global::Edict.CompilerServices.CommandIdentity Identity =
            global::Edict.CompilerServices.CommandIdentity.By(static ({route.Command.FullName} command) => command.{Identifiers.Escape(identity.Property)});

        public override string? GetIdentity(object command) => Identity.Of(command);

        public override string? FormatIdentity(object identity) => Identity.Format(identity);
        """);

    /// <summary>The text of a value; of a wrapper, which is named more than once, of a local or parameter.</summary>
    public static string Text(IdentityTextModel text, string value) => Text(text, value, depth: 0);

    /// <summary>A method that gives the text of a wrapper.</summary>
    public static string Wrapper(string method, string type, IdentityTextModel text)
    {
        string parameter = text.IsReference ? type + "?" : type;
        return $"private static string? {method}({parameter} identity) => {Text(text, "identity")};";
    }

    private static string Text(IdentityTextModel text, string value, int depth) => text.Kind switch
    {
        IdentityKind.Text => value,
        IdentityKind.Convertible => $"(({Identity}){value}).Text",
        IdentityKind.Parsable => $"{Identity}.Of({value}).Text",
        _ => Unwrap(text, value, depth),
    };

    private static string Unwrap(IdentityTextModel text, string value, int depth)
    {
        string known = text.IsReference && depth > 0 ? "wrapped" + depth : value;
        string inner = Text(text.Wrapped!, $"{known}.{Identifiers.Escape(text.Property!)}", depth + 1);
        string own = text.MayBeParsable ? $"global::Edict.CompilerServices.IdentityText.Of({known}, {inner})" : inner;
        return (text.IsReference, depth) switch
        {
            (false, _) => own,
            (true, 0) => $"{value} is null ? null : {own}",
            _ => $"({value} is {{ }} {known} ? {own} : null)",
        };
    }
}
