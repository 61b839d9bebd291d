using Edict.PostgreSql.Tests.Servers;

namespace Edict.Package.Tests;

/// <summary>Programs as native executables.</summary>
public sealed class NativeTests(Workshop workshop)
{
    [Fact]
    public async Task The_first_program_is_published_without_a_warning_and_runs()
    {
        string published = (await workshop.PublishAsync("Native")).Succeeded();
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);

        string folder = Directory.CreateDirectory(workshop.PathOf("first-native-program")).FullName;
        string program = workshop.PathOf(OperatingSystem.IsWindows() ? "native/Native.exe" : "native/Native");
        Assert.Equal(FirstProgram.Output, (await DotNet.StartAsync(program, folder)).Succeeded());
        Assert.Equal(FirstProgram.SecondOutput, (await DotNet.StartAsync(program, folder)).Succeeded());
        Assert.Empty(Directory.EnumerateFiles(workshop.PathOf("native"), "*.dll"));
    }

    [Fact]
    public async Task A_program_on_PostgreSQL_is_published_without_a_warning_and_runs()
    {
        string published = (await workshop.PublishAsync("NativeServer")).Succeeded();
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);

        await using PostgreSqlServer? own = PostgreSqlServer.Named is null ? await PostgreSqlServer.StartNewAsync("fsync=off") : null;
        string program = workshop.PathOf(OperatingSystem.IsWindows() ? "nativeserver/NativeServer.exe" : "nativeserver/NativeServer");
        string schema = $"native_{Guid.NewGuid():n}";
        CommandOutput output = await DotNet.StartAsync(program, workshop.PathOf("nativeserver"), own?.ConnectionString ?? PostgreSqlServer.Named!, schema);
        Assert.Equal(
            ["Archived at 20, 210 in the till, 20 events, the last of 2 kinds", "once float-put, today MoneyReceived of 5"],
            output.Succeeded().Split('\n', StringSplitOptions.TrimEntries));
    }
}
