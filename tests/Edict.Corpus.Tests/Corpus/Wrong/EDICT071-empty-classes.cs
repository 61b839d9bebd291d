[EventHandler("mail")] internal sealed partial class Mail;                 //! EDICT071
[EventHandler("post")] public sealed partial record Post(TimeProvider Time);            //! EDICT071
