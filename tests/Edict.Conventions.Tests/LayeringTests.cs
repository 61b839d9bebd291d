namespace Edict.Conventions.Tests;

/// <summary>
/// A folder of <c>src/Edict</c> is a station on the command's way, in the order in which a command meets them:
/// Dispatch, Aggregates, EventStore, Subscriptions, then what runs on subscriptions. Nothing downstream calls back upstream.
/// </summary>
public sealed class LayeringTests
{
    private const string Project = "src/Edict";

    /// <summary>What a folder may use, internals included, and of which folders it may only speak the public words.</summary>
    private sealed record Room(string[] Uses, string[] Speaks);

    private static readonly string[] Foundation = ["EventStore", "Serialization", "Diagnostics"];

    private static readonly Dictionary<string, Room> Rooms = new()
    {
        // The vocabulary, and the words of failure and of signals.
        ["Attributes"] = new([], []),
        ["Diagnostics"] = new([], ["Dispatch", "EventStore"]),

        // The way of a command. What Dispatch and the generated bindings hand along are values that every later station reads.
        ["Dispatch"] = new(["Aggregates", .. Foundation], ["Attributes", "CompilerServices"]),
        ["Aggregates"] = new(Foundation, ["Dispatch", "CompilerServices"]),
        ["EventStore"] = new(["Serialization", "Diagnostics"], []),
        ["Serialization"] = new(["Diagnostics"], ["EventStore"]),

        // The way of an event, back into new commands where it needs one.
        ["Subscriptions"] = new(Foundation, ["Attributes", "CompilerServices"]),
        ["EventHandlers"] = new(["Subscriptions", .. Foundation], ["Attributes", "CompilerServices"]),
        ["Projections"] = new(["EventHandlers", "Subscriptions", .. Foundation], ["Attributes", "CompilerServices"]),
        ["ProcessManagers"] = new(["Subscriptions", .. Foundation], ["Dispatch", "Scheduling", "CompilerServices"]),
        ["Scheduling"] = new(Foundation, ["Dispatch", "CompilerServices"]),

        // The edges: where an application is put together, and what generated code calls.
        ["Hosting"] = new(["*"], []),
        ["CompilerServices"] = new(["*"], []),
    };

    [Fact]
    public void A_folder_refers_only_to_folders_that_the_table_allows()
    {
        SourceDependencies dependencies = SourceDependencies.Of(Project);

        SourceDependency[] forbidden = [.. dependencies.All().Where(dependency => !IsAllowed(dependency))];

        Assert.Empty(dependencies.UnboundNames());
        Assert.True(forbidden.Length == 0, string.Join(Environment.NewLine, forbidden.AsEnumerable()));
    }

    [Fact]
    public void Every_folder_has_its_place_in_the_table()
    {
        IEnumerable<string> folders = Directory.EnumerateDirectories(Repository.PathOf(Project))
            .Select(path => Path.GetFileName(path))
            .Where(folder => folder is not ("bin" or "obj"));

        Assert.Empty(folders.Except(Rooms.Keys));
    }

    [Fact]
    public void Only_the_edges_know_the_running_application()
    {
        string[] edges = ["Hosting", "CompilerServices", "Dispatch"];
        IEnumerable<SourceDependency> strangers = SourceDependencies.Of(Project).All()
            .Where(dependency => dependency.Type is "ApplicationRuntime" or "EdictApplication")
            .Where(dependency => !edges.Contains(dependency.From));

        Assert.Empty(strangers);
    }

    [Fact]
    public void A_reference_that_no_using_names_is_found()
    {
        SourceDependencies dependencies = SourceDependencies.Of("src/Probe",
        [
            ("src/Probe/EventStore/Log.cs", "namespace Edict; public class Log { public void Write() => new Mailbox().Post(); }"),
            ("src/Probe/Aggregates/Mailbox.cs", "namespace Edict; internal class Mailbox { internal int Post() => 1; }"),
        ]);

        Assert.Equal(
            [new SourceDependency("EventStore", "Aggregates", "Mailbox", false, "src/Probe/EventStore/Log.cs:1")],
            dependencies.All());
        Assert.DoesNotContain(dependencies.All(), IsAllowed);
    }

    [Fact]
    public void Internals_of_a_folder_that_may_only_be_spoken_of_are_refused()
    {
        Assert.True(IsAllowed(new SourceDependency("Aggregates", "Dispatch", "DispatchResult", IsPublic: true, "here")));
        Assert.False(IsAllowed(new SourceDependency("Aggregates", "Dispatch", "MiddlewareChain", IsPublic: false, "here")));
    }

    private static bool IsAllowed(SourceDependency dependency)
    {
        if (!Rooms.TryGetValue(dependency.From, out Room? room))
            return false;

        return room.Uses.Contains("*")
            || room.Uses.Contains(dependency.To)
            || (dependency.IsPublic && room.Speaks.Contains(dependency.To));
    }
}
