namespace Edict.Package.Tests;

/// <summary>The first program as a native executable.</summary>
public sealed class NativeTests(Workshop workshop)
{
    [Fact]
    public async Task The_first_program_is_published_without_a_warning_and_runs()
    {
        string published = (await workshop.Published).Succeeded();
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);

        string folder = Directory.CreateDirectory(workshop.PathOf("first-native-program")).FullName;
        string program = workshop.PathOf(OperatingSystem.IsWindows() ? "native/Native.exe" : "native/Native");
        Assert.Equal(FirstProgram.Output, (await DotNet.StartAsync(program, folder)).Succeeded());
        Assert.Equal(FirstProgram.SecondOutput, (await DotNet.StartAsync(program, folder)).Succeeded());
        Assert.Empty(Directory.EnumerateFiles(workshop.PathOf("native"), "*.dll"));
    }
}
