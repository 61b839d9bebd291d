using Edict.Testing;

namespace Edict.PostgreSql.Tests.Conformance;

public sealed class SerializableAppendTests : AppendConformance<SerializablePlace>;

public sealed class SerializableBatchTests : BatchConformance<SerializablePlace>;

public sealed class SerializableReadTests : ReadConformance<SerializablePlace>;

public sealed class SerializableStreamKeyTests : StreamKeyConformance<SerializablePlace>;

public sealed class SerializableRepeatTests : RepeatConformance<SerializablePlace>;

public sealed class SerializableContentTests : ContentConformance<SerializablePlace>;

public sealed class SerializableConcurrencyTests : ConcurrencyConformance<SerializablePlace>;

public sealed class SerializableLifetimeTests : LifetimeConformance<SerializablePlace>;

public sealed class SerializableFilterTests : FilterConformance<SerializablePlace>;

public sealed class SerializableStreamCatalogTests : StreamCatalogConformance<SerializablePlace>;

public sealed class SerializableLinkTests : LinkConformance<SerializablePlace>;

public sealed class SerializableSnapshotTests : SnapshotConformance<SerializablePlace>;
