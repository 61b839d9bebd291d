[Aggregate("door", Identity = "Id")]        //! CS0592
public partial struct Door;
