[Consistent(new string[] { })]                                              //! EDICT078
public sealed record Open(string Id);
