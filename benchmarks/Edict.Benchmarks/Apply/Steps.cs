namespace Edict.Benchmarks.Apply;

[Event("step-1")]
public sealed record Step1(int By);

[Event("step-2")]
public sealed record Step2(int By);

[Event("step-3")]
public sealed record Step3(int By);

[Event("step-4")]
public sealed record Step4(int By);

[Event("step-5")]
public sealed record Step5(int By);

[Event("step-6")]
public sealed record Step6(int By);

[Event("step-7")]
public sealed record Step7(int By);

[Event("step-8")]
public sealed record Step8(int By);

[Event("step-9")]
public sealed record Step9(int By);

[Event("step-10")]
public sealed record Step10(int By);

[Event("step-11")]
public sealed record Step11(int By);

[Event("step-12")]
public sealed record Step12(int By);

[Event("step-13")]
public sealed record Step13(int By);

[Event("step-14")]
public sealed record Step14(int By);

[Event("step-15")]
public sealed record Step15(int By);

[Event("step-16")]
public sealed record Step16(int By);

[Event("step-17")]
public sealed record Step17(int By);

[Event("step-18")]
public sealed record Step18(int By);

[Event("step-19")]
public sealed record Step19(int By);

[Event("step-20")]
public sealed record Step20(int By);

[Event("step-21")]
public sealed record Step21(int By);

[Event("step-22")]
public sealed record Step22(int By);

[Event("step-23")]
public sealed record Step23(int By);

[Event("step-24")]
public sealed record Step24(int By);

[Event("step-25")]
public sealed record Step25(int By);

[Event("step-26")]
public sealed record Step26(int By);

[Event("step-27")]
public sealed record Step27(int By);

[Event("step-28")]
public sealed record Step28(int By);

[Event("step-29")]
public sealed record Step29(int By);

[Event("step-30")]
public sealed record Step30(int By);
