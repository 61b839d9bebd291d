Console.WriteLine("Edict.CrashWriter");
