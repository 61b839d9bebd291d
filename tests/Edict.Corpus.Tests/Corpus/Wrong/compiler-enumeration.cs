[Event("opened")]       //! CS0592
public enum Opened { Wide }
