using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Diagnostics;

/// <content>What is wrong with upcasters, and with the versions and names of events.</content>
internal static partial class Descriptors
{
    private const string Upcasting = "Edict.Upcasting";

    public static readonly DiagnosticDescriptor UpcastNotUnderstood = Error(
        "EDICT080",
        Upcasting,
        "An upcaster is not understood",
        "'{0}' is not understood as an upcaster: it {1}. An [Upcasts] method is static, takes an older event, or, as [Upcasts(\"name\")], the JsonElement of one, and returns an event, null, or a tuple or sequence of events.");

    public static readonly DiagnosticDescriptor EventUpcastTwice = Error(
        "EDICT081",
        Upcasting,
        "An event is upcast by two methods",
        "'{0}' and '{1}' both upcast '{2}', version {3}. Remove one of the two.");

    public static readonly DiagnosticDescriptor UpcastsInACircle = Error(
        "EDICT082",
        Upcasting,
        "Upcasters lead in a circle",
        "What '{0}' makes of '{1}', version {2}, is upcast to that again. Let each upcaster return newer events only.");

    public static readonly DiagnosticDescriptor VersionMissing = Error(
        "EDICT083",
        Upcasting,
        "An older version of an event cannot be read",
        "'{0}' is version {1} of '{2}', but nothing in '{3}' reads {4}, which the store may have. Keep a type with [Event(\"{2}\"{5})], or let a static method with [Upcasts(\"{2}\"{5})] take its JSON.");

    public static readonly DiagnosticDescriptor UpcastEventTaken = Error(
        "EDICT084",
        Upcasting,
        "An event that is upcast is still used",
        "'{0}' is upcast wherever it is read, so that {1}");

    public static readonly DiagnosticDescriptor FormerNameTaken = Error(
        "EDICT085",
        Upcasting,
        "A former name belongs to another event",
        "'{0}' has the former name '{1}', which is {2}. A former name belongs to one event, and is none that is still stored.");
}
