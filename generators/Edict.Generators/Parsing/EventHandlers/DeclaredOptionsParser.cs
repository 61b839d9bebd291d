using System.Globalization;
using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.EventHandlers;

/// <summary>Reads what an [EventHandler] or a [Projection] sets.</summary>
internal static class DeclaredOptionsParser
{
    private const string Concurrency = "Concurrency";
    private const string BatchSize = "BatchSize";
    private const string BatchLinger = "BatchLinger";
    private const string Version = "Version";

    public static DeclaredOptionsModel Parse(
        INamedTypeSymbol type, AttributeData attribute, IReadOnlyList<EventMethod> methods, IProblemSink? problems)
    {
        DeclaredOptionsModel options = new(
            AttributeReader.EnumMember(attribute, "StartFrom"),
            AttributeReader.Text(attribute, "Aggregate"),
            AttributeReader.Number(attribute, Concurrency),
            AttributeReader.Number(attribute, BatchSize),
            AttributeReader.Number(attribute, BatchLinger),
            AttributeReader.EnumMember(attribute, "Consistency"),
            AttributeReader.EnumMember(attribute, "Instance"));
        if (problems is not null)
        {
            bool isBatched = methods.Count == 0 || EdictTypes.FindProjection(type) is not null || methods.Any(static method => method.TakesBatch);
            Check(Concurrency, options.Concurrency, least: 1, isUsed: true);
            Check(BatchSize, options.BatchSize, least: 1, isBatched);
            Check(BatchLinger, options.BatchLinger, least: 0, isBatched);
            Check(Version, AttributeReader.Number(attribute, Version), least: 1, isUsed: true);
        }

        return options;

        void Check(string name, int? value, int least, bool isUsed)
        {
            string? reason = !isUsed ? "none of its methods takes a batch. Remove it, or take an IReadOnlyList<T> of events."
                : value < least ? $"it is {least} or more"
                : null;
            if (value is { } set && reason is not null)
            {
                problems.Report(
                    ProblemKind.SettingNotUsable,
                    SourceLocations.ArgumentOf(attribute, name, type),
                    AnnotatedType.Display(type),
                    name,
                    set.ToString(CultureInfo.InvariantCulture),
                    reason);
            }
        }
    }
}
