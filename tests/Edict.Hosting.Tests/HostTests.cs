using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Edict.Hosting.Tests;

public sealed class HostTests
{
    private readonly InMemoryDatabase _database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IHost Build(Action<EdictOptions>? configure = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<Tally>();
        builder.Services.AddScoped<Session>();
        builder.Services.AddEdict<CounterApp>(options =>
        {
            options.UseInMemory(_database);
            configure?.Invoke(options);
        });
        builder.Services.AddHealthChecks().AddEdict<CounterApp>();
        return builder.Build();
    }

    [Fact]
    public async Task An_application_starts_and_stops_with_its_host_and_is_a_service()
    {
        using IHost host = Build();
        await host.StartAsync(Cancellation);
        CounterApp app = host.Services.GetRequiredService<CounterApp>();
        (await app.DispatchAsync(new Add("a", 2))).EnsureAccepted();
        Assert.Equal(2, await app.ReadAsync("a", static (Counter counter) => counter.Total));

        await host.StopAsync(Cancellation);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => _ = await app.DispatchAsync(new Add("a", 2)));
    }

    [Fact]
    public async Task An_application_is_no_service_before_it_has_started()
    {
        using IHost host = Build();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(host.Services.GetRequiredService<CounterApp>);
        Assert.Contains("has not started", exception.Message, StringComparison.Ordinal);
        await host.StartAsync(Cancellation);
        Assert.NotNull(host.Services.GetRequiredService<CounterApp>());
    }

    [Fact]
    public async Task A_service_of_a_handler_can_have_the_application()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<Tally>();
        builder.Services.AddScoped(static services =>
        {
            Assert.NotNull(services.GetRequiredService<CounterApp>());
            return new Session(services.GetRequiredService<Tally>());
        });
        builder.Services.AddEdict<CounterApp>(options => options.UseInMemory(_database));
        using IHost host = builder.Build();
        await host.StartAsync(Cancellation);
        (await host.Services.GetRequiredService<CounterApp>().DispatchAsync(new Add("a", 4))).EnsureAccepted();
        while (host.Services.GetRequiredService<Tally>().Total < 4)
        {
            await Task.Delay(5, Cancellation);
        }

        await host.StopAsync(Cancellation);
    }

    [Fact]
    public void An_application_is_added_once()
    {
        ServiceCollection services = new();
        services.AddEdict<CounterApp>(static options => options.UseInMemory());

        Assert.Throws<InvalidOperationException>(() => services.AddEdict<CounterApp>(static options => options.UseInMemory()));
    }

    [Fact]
    public async Task Options_can_be_set_by_what_services_say()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(_database);
        builder.Services.AddSingleton<Tally>();
        builder.Services.AddScoped<Session>();
        builder.Services.AddEdict<CounterApp>(static (services, options) => options.UseInMemory(services.GetRequiredService<InMemoryDatabase>()));
        using IHost host = builder.Build();
        await host.StartAsync(Cancellation);
        (await host.Services.GetRequiredService<CounterApp>().DispatchAsync(new Add("a", 1))).EnsureAccepted();
        await host.StopAsync(Cancellation);

        await using CounterApp other = await CounterApp.StartAsync(options => options.UseInMemory(_database).Services = host.Services);
        Assert.Equal(1, await other.ReadAsync("a", static (Counter counter) => counter.Total));
    }

    [Fact]
    public async Task Start_fails_with_the_reason_when_the_application_cannot_start()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddEdict<CounterApp>(static options => options.UseInMemory());
        using IHost host = builder.Build();

        EdictOptionsException exception = await Assert.ThrowsAsync<EdictOptionsException>(() => host.StartAsync(Cancellation));
        Assert.Contains(nameof(Session), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handlers_have_scoped_services_which_are_disposed_after_each_event()
    {
        using IHost host = Build();
        await host.StartAsync(Cancellation);
        int before = Session.Disposed;
        CounterApp app = host.Services.GetRequiredService<CounterApp>();
        (await app.DispatchAsync(new Add("a", 2))).EnsureAccepted();
        (await app.DispatchAsync(new Add("a", 3))).EnsureAccepted();
        Tally tally = host.Services.GetRequiredService<Tally>();
        while (tally.Total < 5 || Session.Disposed < before + 2)
        {
            await Task.Delay(5, Cancellation);
        }

        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_handler_that_stopped_is_unhealthy_until_it_is_started_again()
    {
        using IHost host = Build();
        await host.StartAsync(Cancellation);
        HealthCheckService health = host.Services.GetRequiredService<HealthCheckService>();
        CounterApp app = host.Services.GetRequiredService<CounterApp>();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Cancellation)).Status);

        Tally tally = host.Services.GetRequiredService<Tally>();
        tally.IsBroken = true;
        (await app.DispatchAsync(new Add("a", 2))).EnsureAccepted();
        while (app.EventHandlers["tally"].Status.State != EventHandlerState.Stopped)
        {
            await Task.Delay(5, Cancellation);
        }

        HealthReportEntry entry = (await health.CheckHealthAsync(Cancellation)).Entries["edict"];
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("'tally' has stopped", entry.Description, StringComparison.Ordinal);
        Assert.IsType<EventHandlerStoppedException>(entry.Exception);

        tally.IsBroken = false;
        await app.EventHandlers["tally"].StartAsync();
        while (tally.Total < 2)
        {
            await Task.Delay(5, Cancellation);
        }

        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Cancellation)).Status);
    }

    [Fact]
    public async Task A_handler_that_another_process_runs_is_healthy_here_too()
    {
        using IHost one = Build();
        using IHost other = Build();
        await one.StartAsync(Cancellation);
        await other.StartAsync(Cancellation);

        Assert.Equal(HealthStatus.Healthy, (await other.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation)).Status);
    }
}
