namespace Edict.Generators.Pipeline;

/// <summary>The names of the incremental steps, shared with the tests that watch them.</summary>
internal static class StepNames
{
    public const string Aggregates = nameof(Aggregates);
    public const string CommandHandlers = nameof(CommandHandlers);
    public const string EventHandlers = nameof(EventHandlers);
    public const string Projections = nameof(Projections);
    public const string CommandSubtypes = nameof(CommandSubtypes);
    public const string Events = nameof(Events);
    public const string Commands = nameof(Commands);
    public const string Module = nameof(Module);
    public const string ModuleHead = nameof(ModuleHead);
    public const string AggregateSources = nameof(AggregateSources);
    public const string CommandHandlerSources = nameof(CommandHandlerSources);
    public const string EventHandlerSources = nameof(EventHandlerSources);
    public const string ProjectionSources = nameof(ProjectionSources);
    public const string ReferencedModules = nameof(ReferencedModules);
    public const string Applications = nameof(Applications);
    public const string JoinedApplications = nameof(JoinedApplications);
    public const string ApplicationHeads = nameof(ApplicationHeads);
    public const string ApplicationParts = nameof(ApplicationParts);
    public const string EventSerializers = nameof(EventSerializers);
    public const string ConverterOwners = nameof(ConverterOwners);
    public const string Converters = nameof(Converters);
    public const string EventSources = nameof(EventSources);
    public const string CommandSerializers = nameof(CommandSerializers);
    public const string StateSerializers = nameof(StateSerializers);
    public const string StateSources = nameof(StateSources);
    public const string CommandSources = nameof(CommandSources);
    public const string Upcasters = nameof(Upcasters);
    public const string UpcasterSources = nameof(UpcasterSources);
}
