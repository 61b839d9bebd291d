Console.WriteLine("Edict.Benchmarks");
