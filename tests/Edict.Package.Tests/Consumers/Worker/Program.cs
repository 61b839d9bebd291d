using Worker;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<Evening>();

IHost host = builder.Build();
host.Run();
