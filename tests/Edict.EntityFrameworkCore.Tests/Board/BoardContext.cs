using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Edict.EntityFrameworkCore.Tests;

/// <summary>The points of a player.</summary>
public sealed class PlayerRow(string player)
{
    [Key]
    [MaxLength(100)]
    public string Player { get; private init; } = player;

    public long Points { get; set; }

    public long Events { get; set; }

    [MaxLength(20)]
    public string Note { get; set; } = "";
}

/// <summary>The points of all players, of which there is one row.</summary>
public sealed class TotalRow
{
    public const int OnlyId = 1;

    public int Id { get; init; }

    public long Points { get; set; }

    public long Events { get; set; }
}

/// <summary>A score that a player made, with a key of two properties.</summary>
[PrimaryKey(nameof(Player), nameof(Points))]
public sealed class FeatRow
{
    [MaxLength(100)]
    public required string Player { get; init; }

    public required int Points { get; init; }
}

/// <summary>What the projection of the tests writes to.</summary>
public sealed class BoardContext(DbContextOptions<BoardContext> options) : DbContext(options)
{
    public DbSet<PlayerRow> Players => Set<PlayerRow>();

    public DbSet<TotalRow> Totals => Set<TotalRow>();

    public DbSet<FeatRow> Feats => Set<FeatRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlayerRow>().HasIndex(static row => row.Points);
        modelBuilder.Entity<TotalRow>().Property(static row => row.Id).ValueGeneratedNever();
        modelBuilder.Entity<TotalRow>().HasData(new TotalRow { Id = TotalRow.OnlyId });
    }
}
